"""The service did not say which model it serves, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/health" and reply.status == 200:
        reply.json = {"status": "ok"}
    return reply
