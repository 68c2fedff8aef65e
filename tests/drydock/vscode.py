"""A real VS Code for a test: `code-server`, from npm, in a browser of ours.

A small extension of ours sits in it and runs what a test asks it to. It goes by the name
of the black extension, which is in no registry, and offers to format Python: so it shows
what would be formatted unasked.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from processes import end

NODE, CODE_SERVER = "node@24", "code-server@4.139.1"
NPM = ("--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev")
PLACE = "ms-python.black-formatter-1.0.0"
MANIFEST = {
    "name": "black-formatter",
    "publisher": "ms-python",
    "version": "1.0.0",
    "engines": {"vscode": "^1.90.0"},
    "main": "./main.js",
    "activationEvents": ["*"],
}
MAIN = """
const http = require("http"), fs = require("fs"), vscode = require("vscode");
const Asked = Object.getPrototypeOf(async function () {}).constructor;
exports.activate = () => {
  vscode.languages.registerDocumentFormattingEditProvider("python", {
    provideDocumentFormattingEdits: () =>
      [vscode.TextEdit.insert(new vscode.Position(0, 0), "# formatted unasked\\n")],
  });
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part) => { body += part; });
    request.on("end", async () => {
      let answer;
      try { answer = { value: await new Asked("vscode", body)(vscode) }; }
      catch (error) { answer = { error: String(error.stack || error) }; }
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1", () =>
    fs.writeFileSync(__dirname + "/port", String(server.address().port)));
};
"""


class NotHere(Exception):
    """VS Code cannot be had on this machine; says why."""


def install(folder: Path) -> Path:
    """Puts VS Code and the node that runs it into a folder, and gives the folder.

    Raises NotHere where there is no npm, or nothing that it could ask.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NotHere("there is no npm here (on Debian: apt-get install npm)")
    (folder / "n").mkdir(parents=True)
    vscode = folder / "package/lib/vscode"
    path = f"{folder / 'n/node_modules/.bin'}{os.pathsep}{os.environ['PATH']}"
    steps = [
        ([npm, "init", "-y"], folder / "n"),
        ([npm, "install", "--no-audit", "--no-fund", NODE], folder / "n"),
        ([npm, "pack", CODE_SERVER], folder),
        (["tar", "-xzf", f"{CODE_SERVER.replace('@', '-')}.tgz"], folder),
        ([npm, "ci", *NPM], folder / "package"),
        ([npm, "install", *NPM], vscode),
        ([npm, "ci", *NPM], vscode / "extensions"),
    ]
    for command, where in steps:
        done = subprocess.run(
            command,
            cwd=where,
            env=os.environ | {"PATH": path},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
            raise NotHere(f"{' '.join(command)} failed: {last}")
    return folder


class Code:
    """A VS Code that serves one folder."""

    def __init__(self, address: str, port_file: Path) -> None:
        self.address = address
        self._port_file = port_file

    def ask(self, script: str, **given: Any) -> Any:
        """What a script of JavaScript returns within VS Code, where `vscode` is its
        interface to extensions, and what is `given` has names as well."""
        deadline = time.monotonic() + 90
        while not self._port_file.is_file():
            assert time.monotonic() < deadline, "the extension did not start"
            time.sleep(0.1)
        names = "".join(f"const {k} = {json.dumps(v)};\n" for k, v in given.items())
        port = int(self._port_file.read_text("utf-8"))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.request("POST", "/", (names + script).encode())
        answer = json.load(connection.getresponse())
        connection.close()
        assert "error" not in answer, answer["error"]
        return answer.get("value")


@contextlib.contextmanager
def serving(installed: Path, home: Path, more: dict[str, str]) -> Iterator[Code]:
    """VS Code at work; home: where it may keep things; more: of the environment."""
    extension = home / "extensions" / PLACE
    extension.mkdir(parents=True)
    (extension / "package.json").write_text(json.dumps(MANIFEST), "utf-8")
    (extension / "main.js").write_text(MAIN, "utf-8")
    (home / "config.yaml").touch()
    port = _free_port()
    node = installed / "n/node_modules/.bin/node"
    command = [
        *(str(node), str(installed / "package/out/node/entry.js")),
        *("--auth", "none", "--bind-addr", f"127.0.0.1:{port}"),
        *("--disable-telemetry", "--disable-update-check"),
        "--disable-workspace-trust",
        *("--user-data-dir", str(home / "user")),
        *("--extensions-dir", str(home / "extensions")),
        *("--config", str(home / "config.yaml")),
    ]
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(
            command,
            env=os.environ | {"HOME": str(home)} | more,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            _wait_until_healthy(port)
            yield Code(f"http://127.0.0.1:{port}", extension / "port")
        finally:
            end(psutil.Process(process.pid))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait_until_healthy(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("VS Code did not start")
