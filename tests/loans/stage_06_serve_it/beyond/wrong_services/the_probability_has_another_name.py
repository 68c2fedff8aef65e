"""The probability had another name in the answer, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 200:
        told = reply.json
        told["probability"] = told.pop("probability_of_default")
        reply.json = told
    return reply
