"""The child process in which a participant's code runs, and nothing else does.

Called as `python -P -m drydock.sandbox.child REQUEST`, or in a fork of
`sandbox.warm.server`, with REQUEST a JSON file that `sandbox.crew` writes, and that is
read and removed. What happens is added to the request's events file, a JSON object a
line, each with the request's "token", which nobody else knows: {"event": "begin", "pid":
..., "at": ...} (seconds of the monotonic clock), then {"event": "cell", "number": ...}
for each cell of a notebook, and at the end {"event": "stop", ...} or {"event": "done",
"tables": ..., "facts": ...}. Standard output belongs to the participant.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import os
import runpy
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from drydock.errors import Told, WorkbookBroken
from drydock.sandbox import events, leash, limits, off_limits
from drydock.sandbox.own_frames import CELL, headline, own_frames, with_known_paths
from drydock.workbook import hard_links
from drydock.workbook.loading import load
from drydock.workbook.notebook import MAY_FAIL, NOT_RUN, cells, read_document

Tell = Callable[..., None]
Namespace = dict[str, Any]
Request = dict[str, Any]


def main(request_file: str) -> NoReturn:
    """Does what a request asks for; ends the process."""
    request = json.loads(Path(request_file).read_text("utf-8"))
    path, token, own_pid = Path(request["events"]), request["token"], os.getpid()
    os.remove(request_file)

    def tell(event: str, **details: Any) -> None:
        if os.getpid() == own_pid:  # and not in a fork that the code has made
            events.tell(path, event, token=token, **details)

    try:
        _do(request, tell)
    except BaseException as error:  # pylint: disable=broad-exception-caught
        tell("stop", **_describe(error, request))
    if os.getpid() == own_pid:
        limits.end_descendants()
    # The code's threads and exit handlers have nothing more to say in the matter.
    os._exit(0)


def _do(request: Request, tell: Tell) -> None:
    _keep_to(Path(request["private"], "tmp"))
    os.environ.pop("PYTHONPATH", None)  # it has the engine
    os.environ["IPYTHONDIR"] = str(Path(request["private"], "ipython"))
    limits.confine()
    _be_no_program()
    do = {"notebook": _notebook, "tests": _tests}
    do.get(request["kind"], _program)(request, tell)


def _be_no_program() -> None:
    """Lets the code find a Python without a program, and not the engine: a class that is
    not found in `__main__` is told of with the name of whatever program that is."""
    sys.modules["__main__"], sys.argv = ModuleType("__main__"), [""]


def _keep_to(folder: Path) -> None:
    """Lets temporary files go into a folder that is removed when all is over."""
    folder.mkdir()
    tempfile.tempdir = str(folder)
    for name in ("TMPDIR", "TMP", "TEMP", "JOBLIB_TEMP_FOLDER"):
        os.environ[name] = str(folder)


def _enter(request: Request, tell: Tell) -> None:
    """Goes to the work's folder, as a kernel does; from here on the clock runs.

    What the engine needs has been imported by now, so that no module of the work can
    take its place.
    """
    for name in request["libraries"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    os.chdir(request["folder"])
    sys.path.insert(0, request["folder"])
    # From forks that the code makes as well: they read like the code itself.
    also = functools.partial(
        events.tell, Path(request["events"]), token=request["token"]
    )
    off_limits.watch(request, also)
    hard_links.part_before_writing(Path(request["folder"]))
    tell("begin", pid=os.getpid(), at=time.monotonic())


def _notebook(request: Request, tell: Tell) -> None:
    document = read_document(Path(request["folder"], request["file"]), request["file"])
    observe = _observer(request)
    shell = _shell()
    _enter(request, tell)
    for cell in cells(document, "code"):
        if NOT_RUN in cell.tags:
            continue
        tell("cell", number=cell.number)
        shell.compile.cell = cell.number
        result = shell.run_cell(cell.source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        may_go_on = MAY_FAIL in cell.tags and isinstance(error, Exception)
        if error is not None and not may_go_on:
            tell("stop", **_describe(error, request))
            return
    tell("done", **_observed(observe, shell.user_ns))


def _program(request: Request, tell: Tell) -> None:
    """Runs a script, imports a module, or does nothing, before the observer looks."""
    observe = _observer(request)
    _enter(request, tell)
    path = Path(request["folder"], request["file"])
    names: Namespace = {}
    if request["kind"] == "script":
        sys.argv, sys.path[0] = [str(path)], str(path.parent)
        names = runpy.run_path(str(path), run_name="__main__")
    elif request["kind"] == "module":
        names = vars(importlib.import_module(path.stem))
    tell("done", **_observed(observe, names))


def _tests(request: Request, tell: Tell) -> None:
    # pylint: disable=import-outside-toplevel
    from drydock.sandbox import versions_in_turn
    from drydock.sandbox.own_test_run import run_pytest

    _enter(request, tell)
    if server := request.get("server"):
        from drydock.sandbox import running_server

        requests = running_server.begin(server, request["folder"])
        tell("done", tables={}, facts=run_pytest(request) | {"requests": requests})
    elif "wrong" in request:
        tell("done", tables={}, facts=versions_in_turn.judged(request))
    else:
        tell("done", tables={}, facts=run_pytest(request))


def _observer(request: Request) -> Callable[[Namespace], dict[str, Any]]:
    """The function of the kata that looks at the work's names afterwards."""
    observer = getattr(load(Path(request["seam"])), request["observe"])
    assert callable(observer)
    if settings := request.get("settings"):
        return functools.partial(observer, settings=settings)
    return observer


def _shell() -> Any:
    """An IPython shell that behaves as the one in a kernel: no history, no windows, and
    figures and tables that nobody will see are not drawn."""
    # pylint: disable=import-outside-toplevel,abstract-method
    from IPython.core.compilerop import CachingCompiler
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Compiler(CachingCompiler):
        """Gives a cell the name by which the parent tells of it."""

        cell = 0

        def get_code_name(self, *_: object) -> str:
            return f"{CELL}{self.cell}"

    class QuietShell(InteractiveShell):
        """Shows no traceback: what went wrong is told by the parent."""

        compiler_class = Compiler

        def enable_gui(self, gui: object = None) -> None:
            """A kernel without windows has no event loop to start."""

        def ask_exit(self) -> None:
            raise SystemExit

        def showtraceback(self, *args: Any, **kwargs: Any) -> None:
            pass

        def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
            pass

    settings = {
        "HistoryManager": {"enabled": False},
        "DisplayFormatter": {"active_types": ["text/plain"]},
    }
    return QuietShell.instance(config=Config(settings))


def _observed(
    observe: Callable[[Namespace], dict[str, Any]], namespace: Namespace
) -> dict[str, Any]:
    """The observer's tables as CSV text, and all else that it reports as facts."""
    seen = observe(namespace)
    tables = {name: value for name, value in seen.items() if hasattr(value, "to_csv")}
    return {
        "tables": {
            name: table.to_csv(index=False, lineterminator="\n")
            for name, table in tables.items()
        },
        "facts": {name: seen[name] for name in seen.keys() - tables.keys()},
    }


def _describe(error: BaseException, request: Request) -> dict[str, Any]:
    if isinstance(error, Told):
        told = {"expected": error.expected, "found": error.found}
        told |= {"remedy": error.remedy}
        return {"told": told, "is_ours": isinstance(error, WorkbookBroken)}
    message = with_known_paths(str(error).strip(), request["folder"])
    if isinstance(error, SyntaxError):
        message = f"{error.msg}, line {error.lineno}"
    return {
        "type": _public_name(type(error)),
        "message": headline(message),
        "name": getattr(error, "name", None),
        "frames": own_frames(error, request["folder"]),
    }


def _public_name(kind: type) -> str:
    """The name by which people know an error: Python 3.13 has private kinds of them."""
    names = (base.__name__ for base in kind.__mro__)
    return next(name for name in names if not name.startswith("_"))


if __name__ == "__main__":
    leash.take()
    main(sys.argv[1])
