"""The same answers, with their fields in another order, blanks between them, and a header
more.
"""

import json


async def answer(ask, request):
    reply = await ask(request)
    if isinstance(reply.json, dict):
        turned = dict(reversed(reply.json.items()))
        reply.body = json.dumps(turned, indent=2).encode()
    reply.headers[b"x-request-id"] = b"4711"
    return reply
