"""Runs cells: in IPython where the owner's Python has it, else as plain Python.

What a cell shows is kept as a list of outputs, in the form of Jupyter: kind, text, html.
Nothing is installed, nobody is asked, and no window opens.
"""

from __future__ import annotations

import ast
import builtins
import importlib.util
import io
import os
import re
import sys
import types
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

MOST_SHOWN, LONGEST_PATH = 100_000, 4_096
INSTALLS = re.compile(
    r"^(\s*)(?:%%?|!!?)\s*(?:sudo\s+)?(?:\S+\s+-m\s+)?"
    r"(?:pip\d?|conda|mamba|apt|apt-get|brew|uv)\b.*\b(?:install|update|upgrade)\b.*$",
    re.MULTILINE,
)
SHELL_LINE = re.compile(r"^(\s*)(?:!!?|%sx\b|%system\b).*$", re.MULTILINE)
SHELL_CELL = re.compile(
    r"\s*%%(?:!|bash|cmd|perl|powershell|ruby|script|sh|sx|system)\b"
)
FOR_IPYTHON = re.compile(r"^(\s*)(?:[%!].*|[\w.]+\?+\s*)$", re.MULTILINE)
RUN_AS_WELL = re.compile(r"^\s*%%(?:time|timeit|capture|prun)\b.*")
NOT_RUN = (
    "(Drydock does not run this line: nothing is installed that was not asked for)"
)
NO_WALL = "(Drydock does not run lines for the shell on this system)"


class WaitsForInput(EOFError):
    """The notebook asks somebody something, and nobody is there."""


class Shown(io.StringIO):
    """What is written to a stream of the notebook, in order with what else it shows."""

    def __init__(self, outputs: Outputs, kind: str) -> None:
        super().__init__()
        self._outputs, self._kind = outputs, kind

    def write(self, text: str) -> int:
        self._outputs.add(self._kind, str(text), joined=True)
        return len(text)

    def isatty(self) -> bool:
        return False


class Outputs:
    """The outputs of the cell that runs, and its warnings; places: of each path of the
    copy, what it stands for."""

    def __init__(self, places: list[tuple[str, str]]) -> None:
        self._places = places
        self._length = 0
        self.all: list[dict[str, str]] = []
        self.warnings: list[str] = []

    def begin_cell(self) -> None:
        """Forgets those of the cell before."""
        self._length, self.all, self.warnings = 0, [], []

    def as_owned(self, text: str) -> str:
        """A text with the paths of the copy as those of the owner."""
        for copied, own in self._places:
            text = text.replace(copied, own)
        return text

    def add(self, kind: str, text: str, html: str = "", joined: bool = False) -> None:
        """Adds one, as far as there is room."""
        room = max(0, MOST_SHOWN - self._length)
        text = self.as_owned(text[: room + LONGEST_PATH])[:room]
        self._length += len(text)
        if joined and self.all and self.all[-1]["kind"] == kind:
            self.all[-1]["text"] += text
        elif text or not joined:
            self.all.append({"kind": kind, "text": text, "html": html[:MOST_SHOWN]})

    def bundle(self, data: dict[str, Any]) -> None:
        """Adds what Jupyter calls a bundle: the same in several forms."""
        text, html = str(data.get("text/plain", "")), str(data.get("text/html", ""))
        images = any(form.startswith("image/") for form in data)
        kind = "image" if images else "text" if text else "html" if html else "other"
        self.add(kind, text, html)

    def warn(self, message: Any, category: Any, *_place: Any, **_more: Any) -> None:
        """Takes the place of `warnings.showwarning`."""
        text = f"{category.__name__}: {message}"
        if text not in self.warnings:
            self.warnings.append(text[:2_000])


def without_cell_magic(source: str) -> str:
    """What a `%%time` and its like hold: it is run in the notebook as well."""
    return RUN_AS_WELL.sub("", source, count=1)


Outcome = tuple["BaseException | None", str]


def prepared(source: str, walled: bool) -> str:
    """The source as it is run: without what installs, and where nothing keeps the shell
    from the owner's files, without lines for the shell."""
    source = INSTALLS.sub(rf"\1print({NOT_RUN!r})", source)
    if walled:
        return source
    if SHELL_CELL.match(source):
        return f"print({NO_WALL!r})"
    return SHELL_LINE.sub(rf"\1print({NO_WALL!r})", source)


def make(outputs: Outputs) -> Shell:
    """The best shell that there is here."""
    has_inline = importlib.util.find_spec("matplotlib_inline")
    os.environ["MPLBACKEND"] = (
        "module://matplotlib_inline.backend_inline" if has_inline else "Agg"
    )
    if importlib.util.find_spec("IPython"):
        # pylint: disable-next=import-outside-toplevel,cyclic-import
        from .ipython_shell import IPythonShell

        return IPythonShell(outputs)
    return Shell(outputs)


class Shell:
    """Plain Python: lines for IPython are passed over, the last expression is shown.

    cells: the number of each cell by the name that its code goes by."""

    def __init__(self, outputs: Outputs) -> None:
        self.outputs = outputs
        self.cells: dict[str, int] = {}
        self._module = types.ModuleType("__main__")
        self.space: dict[str, Any] = self._module.__dict__
        self.space.update(display=self._display, __builtins__=builtins)
        sys.modules["__main__"] = self._module
        take_over(outputs)

    def plain(self, source: str) -> str:
        """The cell as Python alone, with as many lines."""
        return FOR_IPYTHON.sub(r"\1pass", without_cell_magic(source))

    def run(self, source: str, number: int) -> Outcome:
        """Runs a cell; gives what ended it, and the name that its code goes by."""
        name = f"<cell {number}>"
        self.cells[name] = number
        out, err = Shown(self.outputs, "text"), Shown(self.outputs, "other")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                self._run(ast.parse(self.plain(source), name), name)
        except BaseException as error:  # pylint: disable=broad-exception-caught
            return error, name
        return None, name

    def _run(self, tree: ast.Module, name: str) -> None:
        last = (
            tree.body.pop()
            if tree.body and isinstance(tree.body[-1], ast.Expr)
            else None
        )
        # pylint: disable=exec-used,eval-used
        exec(compile(tree, name, "exec"), self.space)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), self.space)
            if value is not None:
                self._display(value)

    def _display(self, *values: Any, **_more: Any) -> None:
        for value in values:
            html = getattr(value, "_repr_html_", None)
            self.outputs.bundle(
                {"text/plain": repr(value), "text/html": html() if html else ""}
            )


def take_over(outputs: Outputs) -> None:
    """Warnings are kept, and nobody is asked."""
    warnings.showwarning = outputs.warn
    builtins.input = _ask
    get_pass: Callable[..., Any] = _ask
    import getpass  # pylint: disable=import-outside-toplevel

    getpass.getpass = get_pass


def _ask(*given: Any, **_more: Any) -> str:
    raise WaitsForInput(" ".join(["the cell asks:", *map(str, given[:1])]))
