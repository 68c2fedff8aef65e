"""The answer to a bad request had a stack trace in it as well, and no test of yours failed."""


async def answer(ask, request):
    reply = await ask(request)
    if request.path == "/predict" and reply.status == 422:
        trace = 'Traceback: File "/srv/loans/app.py", line 41, in predict'
        told = reply.json
        reply.json = (
            {**told, "trace": trace} if isinstance(told, dict) else [told, trace]
        )
    return reply
