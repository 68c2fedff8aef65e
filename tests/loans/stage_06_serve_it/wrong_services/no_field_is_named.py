"""What was wrong with a bad request was not said, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 422:
        reply.json = {"detail": "bad request"}
    return reply
