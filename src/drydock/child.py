"""The child process in which a participant's program runs, and nothing of ours does.

Called as `python -P -m drydock.child REQUEST`, with REQUEST a JSON file (see
`drydock.runner`). What happens is written to the request's events file, a JSON object
a line: {"event": "begin"}, {"event": "cell", "number": 3}, and at the end either
{"event": "stop", ...} or {"event": "done", "tables": ..., "facts": ...}. Standard
output belongs to the participant.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import runpy
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drydock.errors import Told
from drydock.notebook import cells, read_document

IMPORT_LINE = re.compile(r"^\s*(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)

Tell = Callable[..., None]
Namespace = dict[str, Any]


def main(request_file: str) -> None:
    request = json.loads(Path(request_file).read_text("utf-8"))
    with open(request["events"], "a", encoding="utf-8", buffering=1) as events:

        def tell(event: str, **details: Any) -> None:
            events.write(json.dumps({"event": event, **details}) + "\n")

        try:
            _run(request, tell)
        except BaseException as error:  # pylint: disable=broad-exception-caught
            tell("stop", **_describe(error))
    # The program's threads and exit handlers have nothing more to say in the matter.
    os._exit(0)


def _run(request: dict[str, Any], tell: Tell) -> None:
    program = Path(request["program"])
    notebook = program.suffix == ".ipynb"
    sources = _code_cells(program) if notebook else [program.read_text("utf-8")]
    observe = _observer(request)
    shell = _shell() if notebook else None
    # From here on the program's folder comes first, as in a kernel: what the engine
    # needs has been imported by now, and no module of the work can take its place.
    os.chdir(program.parent)
    sys.path.insert(0, str(program.parent))
    _import_libraries("\n".join(sources))
    tell("begin")
    namespace = _run_cells(shell, sources, tell) if shell else _run_script(program)
    if namespace is not None:
        tell("done", **_observed(observe, namespace))


def _code_cells(program: Path) -> list[str]:
    document = read_document(program, program.name)
    return [cell.source for cell in cells(document, "code")]


def _observer(request: dict[str, Any]) -> Callable[[Namespace], dict[str, Any]]:
    """The function of the kata that looks at the program's names afterwards."""
    spec = importlib.util.spec_from_file_location("_drydock_seam", request["seam"])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, request["observe"])


def _import_libraries(source: str) -> None:
    """Imports the installed packages that `source` names, before the clock starts.

    A first import can take longer than the program itself, and an endless loop should
    not be given that time.
    """
    installed = sysconfig.get_path("platlib")
    for name in dict.fromkeys(IMPORT_LINE.findall(source)):
        spec = importlib.util.find_spec(name.split(".")[0])
        if spec and spec.origin and spec.origin.startswith(installed):
            try:
                importlib.import_module(name)
            except ImportError:
                pass


def _run_script(program: Path) -> Namespace:
    sys.argv = [str(program)]
    return runpy.run_path(str(program), run_name="__main__")


def _run_cells(shell: Any, sources: list[str], tell: Tell) -> Namespace | None:
    """Runs the cells in order, as a kernel would; None after a cell that fails."""
    for number, source in enumerate(sources, 1):
        tell("cell", number=number)
        result = shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            tell("stop", **_describe(error))
            return None
    return shell.user_ns


def _shell() -> Any:
    """An IPython shell that behaves as the one in a kernel: no history, no windows."""
    # pylint: disable=import-outside-toplevel,abstract-method
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class QuietShell(InteractiveShell):
        """Shows no traceback: what went wrong is told by the parent."""

        def enable_gui(self, gui: object = None) -> None:
            """A kernel without windows has no event loop to start."""

        def ask_exit(self) -> None:
            raise SystemExit

        def showtraceback(self, *args: Any, **kwargs: Any) -> None:
            pass

        def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
            pass

    return QuietShell.instance(config=Config({"HistoryManager": {"enabled": False}}))


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


def _describe(error: BaseException) -> dict[str, Any]:
    if isinstance(error, Told):
        told = {"expected": error.expected, "found": error.found}
        return {"told": told | {"remedy": error.remedy}}
    message = str(error).strip()
    if isinstance(error, SyntaxError):
        message = f"{error.msg}, line {error.lineno}"
    return {
        "type": type(error).__name__,
        "message": message.splitlines()[0][:200] if message else "",
        "name": getattr(error, "name", None),
    }


if __name__ == "__main__":
    main(sys.argv[1])
