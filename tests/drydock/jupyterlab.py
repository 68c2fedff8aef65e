"""JupyterLab as `go lab` opens it, driven in a real browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from browser import Page
from processes import end

from drydock.workbook.house import House

APP = "window.jupyterapp"


@contextmanager
def started(house: House, home: Path, *options: str) -> Iterator[str]:
    """`go lab` at work in a house; gives the address of the page that it opens.

    home: an empty folder, for what the server keeps. options: handed on to JupyterLab.
    """
    mine = {"HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    with (
        (home / "lab.log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "drydock", "lab", *_to_be_driven(), *options],
            env=os.environ | mine | {"PYTHONPATH": str(house.root / "src")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield _page_to_open(home / "runtime", process)
        finally:
            end(psutil.Process(process.pid))


def _to_be_driven() -> list[str]:
    options = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*options, "--allow-root"] if is_root else options


def _page_to_open(runtime: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        for page in runtime.glob("jpserver-*-open.html"):
            return page.as_uri()
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not start")


class Notebook:
    """A notebook that is open in JupyterLab, or about to be; path: from the top."""

    def __init__(self, page: Page, path: str) -> None:
        self._page = page
        self._widget = (
            f"[...{APP}.shell.widgets('main')]"
            f".find(one => one.context?.path === {json.dumps(path)})"
        )
        self.model = f"{self._widget}.context.model"

    def wait_until_ready(self) -> None:
        """Waits until it is open, with a kernel, and brings it to the front."""
        widget = self._widget
        self._page.wait_for(f"{widget}.context.isReady")
        self._page.wait_for(f"{widget}.sessionContext.session.kernel.status === 'idle'")
        self._bring_to_front()

    def _bring_to_front(self) -> None:
        self._page.evaluate(f"{APP}.shell.activateById({self._widget}.id)")
        self._page.wait_for(f"{APP}.shell.currentWidget === {self._widget}")

    @property
    def kernel(self) -> str:
        return self._page.evaluate(f"{self._widget}.sessionContext.kernelDisplayName")

    def command(self, name: str) -> None:
        """Runs a command of JupyterLab on it, as its menus do."""
        self._bring_to_front()
        self._page.evaluate(f"{APP}.commands.execute({json.dumps(name)})")

    def cell(self, holding: str) -> str:
        """The JavaScript expression of the cell that holds a text."""
        return (
            f"{self._widget}.content.widgets.find(one =>"
            f" one.model.sharedModel.source.includes({json.dumps(holding)}))"
        )

    def run_cell(self, holding: str) -> None:
        content = f"{self._widget}.content"
        self._page.evaluate(
            f"{content}.activeCellIndex = {content}.widgets.indexOf({self.cell(holding)})"
        )
        self.command("notebook:run-cell")

    def wait_for_output(self, holding: str, text: str) -> str:
        """The output of the cell that holds a text, once `text` is in it."""
        shown = f"{self.cell(holding)}.outputArea.node.innerText"
        self._page.wait_for(f"{shown}.includes({json.dumps(text)})")
        return self._page.evaluate(shown)

    def follow(self, link: str, *, within: str) -> None:
        """Clicks the link that says `link` in the cell that holds a text."""
        cell = self.cell(within)
        found = (
            f"[...{cell}.node.querySelectorAll('a')]"
            f".find(one => one.innerText === {json.dumps(link)})"
        )
        self._page.evaluate(f"{self._widget}.content.scrollToCell({cell})")
        self._page.wait_for(f"{found} !== undefined")
        self._page.evaluate(f"{found}.click()")

    def edit_and_save(self, document: Path) -> None:
        """Gives it the content of another notebook, as by hand, and saves it."""
        content = json.loads(document.read_text("utf-8"))
        self._page.evaluate(f"{self.model}.fromJSON({json.dumps(content)})")
        self._page.evaluate(f"{self._widget}.context.save()")
        self._page.wait_for(f"!{self.model}.dirty")

    def show(self, holding: str, picture: Path) -> None:
        """Takes a picture with the cell that holds a text in it, for people to look at."""
        self._page.evaluate(f"{self.cell(holding)}.node.scrollIntoView()")
        self._page.screenshot(picture)


def type_into_terminal(page: Page, *lines: str) -> None:
    """Opens a new terminal as the launcher does, and types these lines."""
    page.evaluate(
        f"{APP}.commands.execute('terminal:create-new').then(one => {{"
        " window.typedInto = one.content.session; })"
    )
    page.wait_for("window.typedInto.connectionStatus === 'connected'")
    for line in lines:
        sent = json.dumps({"type": "stdin", "content": [f"{line}\r"]})
        page.evaluate(f"window.typedInto.send({sent})")
