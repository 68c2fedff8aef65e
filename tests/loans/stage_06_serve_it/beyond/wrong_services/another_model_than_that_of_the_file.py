"""The service answered with another model than that of the file, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 200:
        risk = request.json["duration"] / 100
        decision = "refuse" if risk >= 1 / 6 else "lend"
        reply.json = {"probability_of_default": risk, "decision": decision}
    return reply
