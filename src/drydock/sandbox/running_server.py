"""A server that a participant's tests ask, in the process and beside the tests.

It listens on the loopback interface alone, at a port that the system gives, and runs in a
thread: whatever ends the process ends the server too, and no port is left. An application
is one of ASGI, which uvicorn runs, or else one of WSGI.
"""

from __future__ import annotations

import importlib
import inspect
import os
import socket
import threading
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from drydock.commands import PYTHON
from drydock.errors import CheckFailed, WorkbookBroken
from drydock.sandbox.makers import Makers, NotMade

HOST = "127.0.0.1"
START_MAY_TAKE = 5.0
LOOK_EVERY = 0.002
LIBRARIES = (
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.lifespan.on",
    "uvicorn.loops.asyncio",
    "anyio._backends._asyncio",
)
Requests = list[list[Any]]


def begin(server: dict[str, Any], folder: str) -> Requests:
    """Starts a server, waits until it answers, and puts its address into the environment
    variable server["variable"].

    It is the participant's own, server["own"], such as "app.app", or, where that is empty,
    what the file server["path"] makes (see `sandbox.makers`: server["makers"]).
    Gives what it is asked for, a list that grows: method, path and seconds of each request.
    """
    own = server["own"]
    requests: Requests = []
    try:
        application = _imported(own) if own else _made(server)
        port = _started(application, requests)
    except _NoStart as error:
        if not own:
            raise _broken(f"{server['path']}: {error}") from error
        module, _, name = own.partition(".")
        shown = "/".join(Path(folder).parts[-2:])
        raise CheckFailed(
            expected=f"your service starts: {name} in {module}.py",
            found=str(error),
            remedy=f"start it: {PYTHON} -m uvicorn {module}:{name} --app-dir {shown}",
        ) from error
    os.environ[server["variable"]] = f"http://{HOST}:{port}"
    return requests


class _NoStart(Exception):
    """Why there is no server."""


def _imported(own: str) -> Any:
    module, _, name = own.partition(".")
    try:
        return getattr(importlib.import_module(module), name)
    except (Exception, SystemExit) as error:
        raise _NoStart(f"{type(error).__name__}: {error}") from error


def _made(server: dict[str, Any]) -> Any:
    try:
        return Makers(**server["makers"]).make(server["path"])
    except NotMade as error:
        raise _broken(str(error)) from error


def _broken(found: str) -> WorkbookBroken:
    return WorkbookBroken(
        expected="each file beside a check makes what it should: here a server",
        found=found,
        remedy="look at that file, and at given.py",
    )


def _started(application: Any, requests: Requests) -> int:
    """Has an application answer; gives its port once it does."""
    called = (application, getattr(application, "__call__", None))
    is_asgi = any(map(inspect.iscoroutinefunction, called))
    # Who connects from now on is kept waiting by the system.
    listening = socket.create_server((HOST, 0))
    if hasattr(os, "register_at_fork"):  # what the tests fork keeps no port
        os.register_at_fork(after_in_child=listening.close)
    (_run_asgi if is_asgi else _run_wsgi)(application, listening, requests)
    port: int = listening.getsockname()[1]
    return port


def _run_asgi(application: Any, listening: socket.socket, requests: Requests) -> None:
    import uvicorn  # pylint: disable=import-outside-toplevel

    faults = ["it ends before it answers"]

    async def noted(scope: dict[str, Any], receive: Any, send: Any) -> None:
        began, request = time.monotonic(), [scope.get("method"), scope.get("path"), 0.0]
        if scope["type"] == "http":
            requests.append(request)

        async def heard(message: dict[str, Any]) -> None:
            if message["type"] == "lifespan.startup.failed":
                faults.extend(message.get("message", "").strip().splitlines()[-1:])
            request[2] = time.monotonic() - began  # before whoever asks can go on
            await send(message)

        await application(scope, receive, heard)

    ways: dict[str, Any] = {
        "http": "h11",
        "loop": "asyncio",
        "ws": "none",
        "interface": "asgi3",
    }
    config = uvicorn.Config(noted, log_config=None, access_log=False, **ways)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=[[listening]], daemon=True)
    thread.start()
    until = time.monotonic() + START_MAY_TAKE
    while not server.started:
        if not thread.is_alive():
            raise _NoStart(faults[-1])
        if time.monotonic() > until:
            raise _NoStart(f"it has not started after {START_MAY_TAKE:g} seconds")
        time.sleep(LOOK_EVERY)


class _Handler(WSGIRequestHandler):
    # pylint: disable-next=redefined-builtin
    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def _run_wsgi(application: Any, listening: socket.socket, requests: Requests) -> None:
    def noted(environ: dict[str, Any], start_response: Any) -> Any:
        request = [environ["REQUEST_METHOD"], environ["PATH_INFO"], 0.0]
        requests.append(request)
        began = time.monotonic()
        answer = application(environ, start_response)
        request[2] = time.monotonic() - began
        return answer

    address = listening.getsockname()
    server = _Server(address, _Handler, bind_and_activate=False)
    server.socket.close()
    # Bound already: its own way to do that would ask the network for the host's name.
    server.socket, (server.server_name, server.server_port) = listening, address
    server.setup_environ()
    server.set_app(noted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
