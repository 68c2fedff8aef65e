"""A headless Chromium, driven over its DevTools protocol.

Chromium is a Debian package, and the client for web sockets comes with Jupyter: so this
needs no further dependency.
"""

from __future__ import annotations

import base64
import http.client
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage"
    " --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --remote-debugging-port=0 --window-size=1280,1000"
).split()


def chromium() -> str | None:
    """The program, where there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """One page of the browser."""

    def __init__(self, socket: websocket.WebSocket) -> None:
        self._socket = socket
        self._calls = 0

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Calls a method of the protocol; what else comes meanwhile is passed over."""
        self._calls += 1
        call = {"id": self._calls, "method": method, "params": parameters}
        self._socket.send(json.dumps(call))
        while (answer := json.loads(self._socket.recv())).get("id") != self._calls:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, once its promise is kept."""
        options = {"awaitPromise": True, "returnByValue": True}
        answer = self.call("Runtime.evaluate", expression=expression, **options)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, expression: str, seconds: float = 60) -> Any:
        """The first true value of an expression, asked for again and again."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if value := self.evaluate(
                f"(() => {{ try {{ return {expression} }} catch {{}} }})()"
            ):
                return value
            time.sleep(0.1)
        raise AssertionError(f"not within {seconds} s: {expression}")

    def screenshot(self, path: Path) -> None:
        data = self.call("Page.captureScreenshot")["data"]
        path.write_bytes(base64.b64decode(data))


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Page]:
    """An empty page; profile: a folder for what the browser remembers."""
    with subprocess.Popen(
        [program, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            socket = websocket.create_connection(
                _address(profile), suppress_origin=True, timeout=120
            )
            page = Page(socket)
            # Without it, no window has the focus, and no tab becomes the current one.
            page.call("Emulation.setFocusEmulationEnabled", enabled=True)
            yield page
            socket.close()
        finally:
            process.terminate()


def _address(profile: Path) -> str:
    """Where the first page listens, once the browser is up."""
    file = profile / "DevToolsActivePort"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if file.is_file() and (lines := file.read_text("utf-8").splitlines()):
            connection = http.client.HTTPConnection("127.0.0.1", int(lines[0]))
            connection.request("GET", "/json/list")
            targets = json.load(connection.getresponse())
            connection.close()
            pages = [one for one in targets if one["type"] == "page"]
            if pages:
                return pages[0]["webSocketDebuggerUrl"]
        time.sleep(0.05)
    raise AssertionError("the browser did not start")
