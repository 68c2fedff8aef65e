"""Text in the place of a number got an answer and not status 422, and no test of yours failed."""


async def answer(ask, request):
    if request.path == "/predict" and isinstance(request.json, dict):
        numbers = {
            name: int(value)
            for name, value in request.json.items()
            if isinstance(value, str) and value.isdecimal()
        }
        request.json = {**request.json, **numbers}
    return await ask(request)
