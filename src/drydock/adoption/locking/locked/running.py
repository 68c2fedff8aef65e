"""Running the script as it ran when it was locked: in a copy of the files that it reads.

Nothing that it writes reaches the originals. Libraries get one thread each, and plots are
drawn for nobody, so that a run is the same on any machine.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETTINGS = {
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
MOST_FILES = 50_000
MOST_PRINTED = 5_000_000


@dataclass
class End:
    """What there is when the script has ended.

    values: its variables. printed: what it has printed. folder: where it ran.
    """

    values: dict[str, Any]
    printed: str = ""
    folder: Path = Path()


def copy_inputs(notebooks_folder: Path, inputs: Sequence[str], into: Path) -> Path:
    """Copies the files that the script reads; returns the folder that it is to run in.

    inputs: paths seen from the folder of the notebook, also with "../" at their beginning.
    """
    ups = max([0, *(Path(one).parts.count("..") for one in inputs)])
    folder = into.joinpath(*[f"level-{one}" for one in range(ups)], "run")
    folder.mkdir(parents=True)
    for one in inputs:
        source = notebooks_folder / one
        target = Path(os.path.normpath(folder / one))
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            target.mkdir(exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, target)
        else:
            raise FileNotFoundError(
                f"{one} is missing in {notebooks_folder}: the script reads it"
            )
    return folder


def seen_from(home: Path, script: Path) -> str:
    """A script as a path from a folder above it; whole where it lies elsewhere."""
    script, home = script.resolve(), home.resolve()
    return str(script.relative_to(home) if home in script.parents else script)


def run(script: Path, folder: Path, place: Path) -> End:
    """Runs the script in that folder to its end; raises what the script raises.

    place: where it is to think that it lies; modules beside it are found where it does.
    """
    os.environ.update({k: os.environ.get(k, v) for k, v in SETTINGS.items()})
    module = types.ModuleType("__main__")
    module.__file__ = str(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    code = compile(script.read_text("utf-8"), str(script), "exec", dont_inherit=True)
    with as_main(module, folder) as printed:
        sys.path.insert(1, str(script.parent))
        exec(code, module.__dict__)  # pylint: disable=exec-used
    return ended(module, printed, folder)


def ended(module: types.ModuleType, printed: io.StringIO, folder: Path) -> End:
    """The end of a script whose variables are in that module."""
    values = {k: v for k, v in vars(module).items() if not k.startswith("__")}
    return End(values, printed.getvalue(), folder)


class Printed(io.StringIO):
    """What is printed, as far as anybody would read it."""

    def write(self, text: str) -> int:
        if self.tell() < MOST_PRINTED:
            super().write(text)
        return len(text)


@contextlib.contextmanager
def as_main(module: types.ModuleType, folder: Path) -> Iterator[io.StringIO]:
    """Lets a script run as the program itself, in its folder; gives what is printed."""
    before = sys.modules["__main__"], sys.argv, list(sys.path), os.getcwd()
    printed = Printed()
    sys.modules["__main__"], sys.argv = module, ["script"]
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(printed):
            yield printed
    finally:
        sys.modules["__main__"], sys.argv, sys.path[:] = before[0], before[1], before[2]
        os.chdir(before[3])


def files_in(tree: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """The files below `tree`, as seen from a folder in it, with size and time, to tell later
    which were written."""
    found: dict[str, tuple[int, int]] = {}
    for here, _, names in os.walk(tree):
        for name in sorted(names):
            path = Path(here, name)
            if len(found) < MOST_FILES and path.is_file():
                status = path.stat()
                at = os.path.relpath(path, folder).replace(os.sep, "/")
                found[at] = (status.st_size, status.st_mtime_ns)
    return found
