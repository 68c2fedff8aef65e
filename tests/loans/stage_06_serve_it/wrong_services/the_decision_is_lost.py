"""The answer had lost its decision, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 200:
        reply.json = {"probability_of_default": reply.json["probability_of_default"]}
    return reply
