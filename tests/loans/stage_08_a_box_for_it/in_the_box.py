"""Starts the service from what the image holds of it, and asks its health check.

The files lie in a folder as they do in the image. Paths end at that folder, as they end at
the root of the image: `Path(__file__).parents[2]` is an error here where it is one there.
"""

from __future__ import annotations

import importlib
import os
import pathlib
import re
import sys
import threading
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from traceback import extract_tb
from typing import Any

from drydock.sandbox.own_frames import headline

PLACE = "artifacts/model.joblib"


def look(_names: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with the service; empty where nothing is."""
    root = settings["root"]
    _end_paths_at(Path(root))
    for name, value in settings["variables"].items():
        inside = root + value
        known = value.startswith("/") and os.path.exists(inside)
        os.environ[name] = inside if known else value
    sys.path.insert(0, settings["folder"])
    paths = os.environ.get("PYTHONPATH", "").split(":")
    sys.path[1:1] = [one for one in paths if one.startswith(root)]
    try:
        return {"service": _served(settings["app"], settings["version"])}
    except BaseException as error:  # pylint: disable=broad-exception-caught
        said = f"{type(error).__name__}: {headline(str(error))}"
        where = _where(error, root)
        return {"service": _inside(f"it does not start: {said}{where}", root)}


def _where(error: BaseException, root: str) -> str:
    """The last line of the service that was at work."""
    own = [
        one for one in extract_tb(error.__traceback__) if one.filename.startswith(root)
    ]
    return f", in {own[-1].filename}, line {own[-1].lineno}" if own else ""


def _inside(text: str, root: str) -> str:
    """A message as it would read in the image."""
    return text.replace(root, "")


def _end_paths_at(root: Path) -> None:
    whole = pathlib.PurePath.parents

    def parents(path: pathlib.PurePath) -> Any:
        found = tuple(whole.fget(path))  # type: ignore[attr-defined]
        return found[: found.index(root) + 1] if root in found else found

    pathlib.PurePath.parents = property(parents)  # type: ignore[assignment]


def _served(app: str, version: str) -> str:
    """What is wrong with the answer of /health; empty where it is right."""
    # pylint: disable-next=import-outside-toplevel
    from fastapi.testclient import TestClient

    module, _, name = app.partition(":")
    importlib.invalidate_caches()
    service = getattr(importlib.import_module(module), name.removesuffix("()"))
    service = service() if name.endswith("()") else service
    with TestClient(service, raise_server_exceptions=False) as client:
        reply = client.get("/health")
    if reply.status_code != 200:
        return f"GET /health is answered {reply.status_code} {headline(reply.text)}"
    told = reply.json().get("version")
    return "" if told == version else f"it serves the version {told}, and not {version}"


def version_of(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]


def ask(_names: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with a health check in Python; empty where nothing is."""
    sys.argv, port = settings["words"], settings["port"]
    for status in (200, 503, None):
        with _answering(status) as (at, asked):
            changed = re.sub(rf"\b{port}\b", str(at), settings["code"])
            for name, value in settings["variables"].items():
                os.environ[name] = str(at) if value == port else value
            failed = _fails(changed)
        if status == 200 and not asked:
            return {"health": f"it asks nothing at port {port}"}
        if status == 200 and asked[0].partition("?")[0].rstrip("/") != "/health":
            return {"health": f"it asks for {asked[0]}"}
        if status == 200 and failed:
            return {"health": f"it fails where the answer is 200: {failed}"}
        if status != 200 and not failed:
            where = f"the answer is {status}" if status else "nobody answers"
            return {"health": f"it succeeds where {where}"}
    return {"health": ""}


def _fails(code: str) -> str:
    """How a program fails; empty where it succeeds."""
    try:
        # pylint: disable-next=exec-used
        exec(compile(code, "<health check>", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        return f"exit {ended.code}" if ended.code not in (None, 0) else ""
    except BaseException as error:  # pylint: disable=broad-exception-caught
        return f"{type(error).__name__}: {headline(str(error))}"
    return ""


@contextmanager
def _answering(status: int | None) -> Any:
    """A port at which everything is answered with a status, or where nobody answers."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        """Answers, and notes what is asked for."""

        def do_GET(self) -> None:  # pylint: disable=invalid-name
            asked.append(self.path)
            self.send_response(status or 500)
            self.send_header("Content-Length", "2")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(b"{}")

        do_HEAD = do_GET  # pylint: disable=invalid-name

        def log_message(self, *_: object) -> None:  # pylint: disable=arguments-differ
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    if status is None:
        server.server_close()
        yield server.server_address[1], asked
        return
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()
