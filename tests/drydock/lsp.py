"""A small editor: it speaks the language server protocol, and changes files as it is told.

Only what the drills need. Positions are those of the protocol: lines and columns from 0.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

import psutil

PATIENCE = 120.0
QUIET = 8.0
LONGEST_LOOK = 30.0
CAPABILITIES = {
    "workspace": {
        "applyEdit": True,
        "configuration": True,
        "workspaceFolders": True,
        "workspaceEdit": {"documentChanges": True},
    },
    "textDocument": {
        "rename": {"prepareSupport": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
            "resolveSupport": {"properties": ["edit"]},
            "dataSupport": True,
        },
        "completion": {
            "completionItem": {
                "resolveSupport": {"properties": ["additionalTextEdits"]}
            }
        },
        "publishDiagnostics": {},
        "callHierarchy": {},
        "implementation": {},
    },
}


class Editor:
    """An editor with a folder open, and one language server at work for it."""

    def __init__(
        self, process: subprocess.Popen[bytes], root: Path, settings: dict[str, Any]
    ) -> None:
        self.root = root
        self._process = process
        self._settings = settings
        self._calls = 0
        self._come: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._problems: dict[str, list[dict[str, Any]]] = {}
        self._opened: set[Path] = set()
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.call(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            workspaceFolders=[folder],
            capabilities=CAPABILITIES,
            initializationOptions=settings.get("initial"),
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=settings)

    def call(self, method: str, **parameters: Any) -> Any:
        """What the server answers; what it asks meanwhile is answered."""
        self._calls += 1
        number = self._calls
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, (method, message["error"])
                return message["result"]

    def at(self, file: str, text: str, behind: str = "") -> dict[str, Any]:
        """The cursor at the one place of a file that says `text`, or at its part
        `behind`, as parameters of a call; the file is opened."""
        path = self.root / file
        said = path.read_text("utf-8")
        assert said.count(text) == 1, (file, text, said.count(text))
        offset = said.index(text) + text.index(behind)
        self.open(path)
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": _place(said, offset),
        }

    def selected(self, file: str, text: str) -> dict[str, Any]:
        """The first place of a file that says `text` as a selection."""
        path = self.root / file
        said = path.read_text("utf-8")
        begin = said.index(text)
        self.open(path)
        both = {
            "start": _place(said, begin),
            "end": _place(said, begin + len(text)),
        }
        return {"textDocument": {"uri": path.as_uri()}, "range": both}

    def open(self, path: Path) -> None:
        """Opens a file, as it is on the disk now."""
        document = {
            "uri": path.as_uri(),
            "languageId": "python",
            "version": self._calls + 1,
            "text": path.read_text("utf-8"),
        }
        if path in self._opened:
            self._tell("textDocument/didClose", textDocument={"uri": path.as_uri()})
        self._opened.add(path)
        self._tell("textDocument/didOpen", textDocument=document)

    def rename(self, place: dict[str, Any], name: str) -> None:
        self.apply(self.call("textDocument/rename", **place, newName=name))

    def complete(self, file: str, typed: str, wanted: str) -> None:
        """Takes `wanted` from the list that is offered behind what has been typed: the
        one place of a file that ends a line with `typed`."""
        place = self.at(file, f"{typed}\n")
        place["position"]["character"] += len(typed)
        found = self.call("textDocument/completion", **place) or []
        items = found["items"] if isinstance(found, dict) else found
        names = [re.split(r"\W", item["label"])[0] for item in items]
        assert wanted in names, f"{wanted} is not among {names[:20]}"
        path = self.root / file
        text = path.read_text("utf-8")
        written = re.sub(r"\w*$", "", typed) + wanted
        path.write_text(
            text.replace(f"{typed}\n", f"{written}\n"), "utf-8", newline="\n"
        )
        self.open(path)

    def act(self, selection: dict[str, Any], title: str) -> None:
        """Does the first action on a selection whose title holds `title`."""
        context = {"diagnostics": self.problems(selection)}
        found = self.call("textDocument/codeAction", **selection, context=context) or []
        titles = [action["title"] for action in found]
        fitting = [one for one in found if title.lower() in one["title"].lower()]
        assert fitting, f"no action says {title!r}, but: {titles}"
        action = fitting[0]
        if "edit" not in action and "command" not in action:
            action = self.call("codeAction/resolve", **action)
        if "edit" in action:
            self.apply(action["edit"])
            return
        command = action["command"]
        command = command if isinstance(command, dict) else action
        arguments = command.get("arguments", [])
        self.call(
            "workspace/executeCommand", command=command["command"], arguments=arguments
        )

    def problems(self, place: dict[str, Any]) -> list[dict[str, Any]]:
        """What the server underlines in a file, once it has had a while to look."""
        uri = place["textDocument"]["uri"]
        deadline = time.monotonic() + LONGEST_LOOK
        with contextlib.suppress(TimeoutError):
            while time.monotonic() < deadline:
                self._next(seconds=1 if self._problems.get(uri) else QUIET)
        return self._problems.get(uri, [])

    def apply(self, edit: dict[str, Any]) -> None:
        """Writes what the server wants changed to the disk."""
        changes = dict(edit.get("changes") or {})
        for one in edit.get("documentChanges") or []:
            changes[one["textDocument"]["uri"]] = one["edits"]
        assert changes, "the server changes nothing"
        for uri, edits in changes.items():
            self.change(path_of(uri), edits)

    def change(self, path: Path, edits: list[dict[str, Any]]) -> None:
        """Makes changes in one file, the last one first."""
        text = path.read_text("utf-8")
        spans = [
            (_offset(text, e["range"]["start"]), _offset(text, e["range"]["end"]), e)
            for e in edits
        ]
        for begin, end, one in sorted(spans, key=lambda span: span[:2], reverse=True):
            text = text[:begin] + one["newText"].replace("\r\n", "\n") + text[end:]
        path.write_text(text, "utf-8", newline="\n")
        if path in self._opened:
            self.open(path)

    def _listen(self) -> None:
        """Puts what the server sends into the queue; None at its end."""
        source = self._process.stdout
        assert source is not None
        with contextlib.suppress(ValueError, OSError):  # it is being ended
            while line := source.readline():
                length = 0
                while line.strip():
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                    line = source.readline()
                self._come.put(json.loads(source.read(length)))
        self._come.put(None)

    def _next(self, seconds: float = PATIENCE) -> dict[str, Any]:
        try:
            message = self._come.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError(f"nothing for {seconds} s") from None
        assert message is not None, "the server has ended"
        self._take(message)
        return message

    def _take(self, message: dict[str, Any]) -> None:
        """Notes what is underlined, and answers a question of the server."""
        method, parameters = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            self._problems[parameters["uri"]] = parameters["diagnostics"]
        if method is None or "id" not in message:
            return
        answer: Any = None
        if method == "workspace/configuration":
            wanted = (item.get("section", "") for item in parameters["items"])
            answer = [self._setting(name) for name in wanted]
        elif method == "workspace/applyEdit":
            self.apply(parameters["edit"])
            answer = {"applied": True}
        self._send({"id": message["id"], "result": answer})

    def _setting(self, name: str) -> Any:
        found: Any = self._settings
        for part in filter(None, name.split(".")):
            found = found.get(part, {}) if isinstance(found, dict) else {}
        return found

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        target = self._process.stdin
        assert target is not None
        target.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        target.flush()


@contextmanager
def editor(
    command: list[str], root: Path, settings: dict[str, Any] | None = None
) -> Iterator[Editor]:
    """An editor with `root` open; the language server is ended afterwards."""
    with subprocess.Popen(
        command,
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        family = psutil.Process(process.pid)
        try:
            yield Editor(process, root, settings or {})
        finally:  # its children hold the pipe open: all of them, or nobody reads its end
            for one in [*family.children(recursive=True), family]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.kill()


def path_of(uri: str) -> Path:
    """The path of a file that a server speaks of."""
    return Path(url2pathname(unquote(urlparse(uri).path)))


def _place(text: str, offset: int) -> dict[str, int]:
    before = text[:offset]
    return {
        "line": before.count("\n"),
        "character": offset - (before.rfind("\n") + 1),
    }


def _offset(text: str, place: dict[str, int]) -> int:
    lines = text.splitlines(keepends=True)
    before = sum(map(len, lines[: place["line"]]))
    return min(before + place["character"], len(text))
