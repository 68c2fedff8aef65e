"""Notebooks as somebody's own, for the tests of `drydock.adoption`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import toy

from drydock.adoption.model import Adopted, Run
from drydock.adoption.running import interpreter, notebook_file
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.run import Limits
from drydock.adoption.running.twice import run_twice

OURS = Interpreter(sys.executable, "the workbook's own")
QUICK = Limits(cell=20, all=60)


def write(path: Path, *sources: str, saved: Sequence[object] = ()) -> Path:
    """Writes a notebook with these code cells; saved: outputs of the last one."""
    document = json.loads(toy.notebook(*sources))
    if saved:
        document["cells"][-1] |= {"outputs": list(saved), "execution_count": 1}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    return path


def stream(text: str) -> dict[str, object]:
    """What a cell has printed, as it is saved."""
    return {"output_type": "stream", "name": "stdout", "text": [text]}


def run(
    path: Path, *, limits: Limits = QUICK, python: Interpreter | None = None
) -> Adopted:
    """The notebook, run twice."""
    read = notebook_file.read(path)
    chosen = python or interpreter.choose(read)
    return run_twice(read, chosen, limits, tell=lambda _number, _seconds: None)[0]


def first(adopted: Adopted) -> Run:
    """Its first run."""
    assert adopted.first
    return adopted.first


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
