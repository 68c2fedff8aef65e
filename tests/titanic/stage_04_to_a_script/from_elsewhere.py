"""Runs a copy of `train.py` as `python .../train.py` does, from a folder far away.

It is started in the copy's own folder, goes to an empty one, and runs the script there.
What the script leaves as global names becomes this module's. A script that stops is
told with the line of its own where it did, and so is one that reads its data from
outside of the tree in which it is judged: from a place on one machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

from drydock.errors import CheckFailed
from drydock.sandbox.own_frames import headline, with_known_paths

EXPECTED = "python train.py runs to its end in a fresh process, from any folder"
NEAR = "train.py"


def run(script: Path) -> dict[str, Any]:
    """The global names of `script` after its run as the main program."""
    names = {
        "__name__": "__main__",
        "__file__": str(script),
        "__builtins__": __builtins__,
    }
    sys.argv = [str(script)]
    sys.path[0] = str(script.parent)
    os.chdir(tempfile.mkdtemp(prefix="another folder "))
    try:
        # pylint: disable-next=exec-used
        exec(compile(script.read_bytes(), script, "exec"), names)
    except CheckFailed:
        raise
    except SystemExit as end:
        if end.code not in (None, 0):
            raise _stopped(end, script, f"it ended with exit code {end.code}") from end
    except Exception as error:
        told = f"{type(error).__name__}: {headline(str(error))}"
        raise _stopped(error, script, told) from error
    return names


def _stopped(error: BaseException, script: Path, told: str) -> CheckFailed:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(script)]
    where = f" in line {lines[-1]} of {NEAR}" if lines else ""
    remedy = "run it in a terminal, as the lesson shows, and look at that line"
    if isinstance(error, FileNotFoundError):
        remedy = _wrong_path(str(error.filename), script)
    elif isinstance(error, NameError) and error.name in ("display", "get_ipython"):
        remedy = f"{error.name} exists in a notebook only: take that line out"
    told = told.replace(repr(os.getcwd())[1:-1], "(the folder it was started in)")
    found = f"{with_known_paths(told, str(script.parent))}{where}"
    return CheckFailed(expected=EXPECTED, found=found, remedy=remedy)


def _wrong_path(file: str, script: Path) -> str:
    """What to do where a file is not found: from where its path counts decides."""
    tree = script.parents[2]
    if not os.path.isabs(file) or tree not in Path(file).resolve().parents:
        return (
            "it was started in another folder, and looks for the file from there: begin"
            " the path at the script itself, with __file__ (the lesson shows how)"
        )
    found = Path(file).resolve().relative_to(tree).as_posix()
    return (
        f"the path begins at the script, and leads to {found}; the file is"
        f" data/titanic/{Path(file).name}. From exercises/titanic/{NEAR} it is"
        " .parents[2] up to the folder that holds data"
    )


def watch(tree: Path) -> None:
    """From here on, data that are opened outside of `tree` stop the script."""

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not str(arguments[0]).endswith(".csv"):
            return
        path = Path(os.fsdecode(arguments[0]))
        if path.is_absolute() and path.is_file() and tree not in path.resolve().parents:
            raise CheckFailed(
                expected="the script reads the data of the project that it is in",
                found=f"it reads {path}, and there is no such file on another machine",
                remedy="begin the path at the script itself, with __file__ (the lesson"
                " shows how)",
            )

    sys.addaudithook(look)


if __name__ == "__main__":
    HERE = Path.cwd()
    watch(HERE.parents[1])
    globals().update(run(HERE / NEAR))
