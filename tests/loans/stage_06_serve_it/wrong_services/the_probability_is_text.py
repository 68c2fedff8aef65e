"""The probability was text in the answer, and no number, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 200:
        told = reply.json
        told["probability_of_default"] = str(told["probability_of_default"])
        reply.json = told
    return reply
