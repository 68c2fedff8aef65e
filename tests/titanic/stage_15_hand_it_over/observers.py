"""What the check of stage 15 looks at in the child process, in the participant's folder.

Each function is called by a `Program` and gives facts that can be written as JSON.
"""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

from drydock.sandbox.reached_statements import noted
from drydock.workbook.workspace import modules_in

Names = dict[str, Any]


def covered(_: Names) -> dict[str, Any]:
    """What the participant's own tests say, and how many of a hundred statements in each
    module they are known to reach: of what is run but not imported, nothing is known.
    """
    with noted([str(file) for file in modules_in(Path.cwd())]) as found:
        tests = own_tests()
    return tests | {"reached": {file: lines.share for file, lines in found.items()}}


def own_tests() -> dict[str, Any]:
    # pylint: disable-next=import-outside-toplevel
    from drydock.sandbox.own_test_run import run_pytest

    request = {"folder": str(Path.cwd()), "private": tempfile.mkdtemp()}
    return run_pytest(request)


def run(_: Names, settings: dict[str, list[str]]) -> dict[str, Any]:
    """How a command ends that Python is given: in "code" its exit code, and in "last" the
    last line of what it says. settings["arguments"]: those of Python."""
    first, *others = settings["arguments"]
    said, code = io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            if first == "-m":
                sys.argv = others
                runpy.run_module(others[0], run_name="__main__", alter_sys=True)
            else:
                sys.argv = [first, *others]
                sys.path[0] = str(Path(first).resolve().parent)
                runpy.run_path(first, run_name="__main__")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
            if isinstance(end.code, str):
                said.write(end.code)
        except Exception as error:  # pylint: disable=broad-exception-caught
            code = 1
            said.write(f"\n{type(error).__name__}: {error}")
    lines = [line.strip() for line in said.getvalue().splitlines() if line.strip()]
    return {"code": code, "last": lines[-1] if lines else ""}
