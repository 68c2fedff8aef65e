"""A service that answers otherwise than the participant's own would: what stands around it.

A service is an ASGI application, such as one of FastAPI. What is changed is its class, so
that an application which a test makes anew, or whose parts it exchanges, is changed as well.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

Ask = Callable[["Request"], Awaitable["Reply"]]


@dataclass
class _Message:
    body: bytes = b""
    headers: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        """The body, read as JSON: to be changed, it is set anew. None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @json.setter
    def json(self, value: Any) -> None:
        self.body = json.dumps(value).encode()

    def told_headers(self) -> list[tuple[bytes, bytes]]:
        if b"content-length" in self.headers:
            self.headers[b"content-length"] = str(len(self.body)).encode()
        return list(self.headers.items())


@dataclass
class Request(_Message):
    """What is asked, whole."""

    method: str = "GET"
    path: str = "/"
    scope: dict[str, Any] = field(default_factory=dict)


@dataclass
class Reply(_Message):
    """What is answered, whole. error: what broke the service, and is raised once that is sent,
    as its own server does."""

    status: int = 200
    error: Exception | None = None


def change(names: dict[str, Any], service: str, source: str) -> None:
    """From here on, the function `answer(ask, request)` in `source` answers for the service
    of that name among `names`, those of a module. `await ask(request)` is what the service
    says itself. In `source`, `names` is there as well."""
    own = names.get(service)
    if own is None:
        return
    given: dict[str, Any] = {"names": names}
    exec(source, given)  # pylint: disable=exec-used
    if isinstance(own, FunctionType):
        names[service] = functools.wraps(own)(_around(own, given["answer"]))
    else:
        cls = type(own)
        call: Any = cls.__call__
        setattr(cls, "__call__", _around(call, given["answer"]))


def _around(call: Any, answer: Callable[[Ask, Request], Awaitable[Reply]]) -> Any:
    # An application that is mounted in another one of its class is asked as it is.
    within = f"drydock.within.{id(answer)}"

    async def changed(*arguments: Any) -> None:
        *self, scope, receive, send = arguments
        if scope["type"] != "http" or within in scope:
            await call(*self, scope, receive, send)
            return

        async def ask(request: Request) -> Reply:
            request.scope[within] = True
            return await _asked(functools.partial(call, *self), request)

        reply = await answer(ask, await _request(scope, receive))
        start = {"status": reply.status, "headers": reply.told_headers()}
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": reply.body})
        if reply.error:
            raise reply.error

    return changed


async def _request(scope: dict[str, Any], receive: Any) -> Request:
    body, more = b"", True
    while more:
        part = await receive()
        body, more = body + part.get("body", b""), part.get("more_body", False)
    headers = dict(scope["headers"])
    return Request(body, headers, scope["method"], scope["path"], dict(scope))


async def _asked(call: Any, request: Request) -> Reply:
    reply, parts = Reply(), [{"type": "http.request", "body": request.body}]

    async def receive() -> dict[str, Any]:
        return parts.pop() if parts else {"type": "http.disconnect"}

    async def send(part: dict[str, Any]) -> None:
        if part["type"] == "http.response.start":
            reply.status, reply.headers = part["status"], dict(part["headers"])
        else:
            reply.body += part.get("body", b"")

    scope = request.scope | {"headers": request.told_headers()}
    try:
        await call(scope, receive, send)
    except Exception as error:  # pylint: disable=broad-exception-caught
        reply.error = error
    return reply
