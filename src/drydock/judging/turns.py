"""Wrong turns and right turns: small submissions that keep a check honest.

A turn is a Python file in `wrong_turns/` or `right_turns/` of a stage's tests, named
for what somebody did. Its docstring says why people do that. `take(exercise)` does it
to a copy of the stage's solution, or, with `FROM = "start"`, of the state from which
the stage begins. A wrong turn says in `TELLS` what the check must tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from drydock.errors import WorkbookBroken
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.notebook import dump, read_document
from drydock.workbook.workspace import Workspace


@dataclass(frozen=True)
class Turn:
    """One turn, read from its file."""

    stage: Stage
    path: Path

    def __str__(self) -> str:
        return f"{self.stage.kata}-{self.stage.label}-{self.path.stem}"

    @property
    def _module(self) -> ModuleType:
        return load(self.path)

    @property
    def tells(self) -> tuple[str, ...]:
        """Parts of what a check must tell the person who took this wrong turn."""
        return self._module.TELLS

    @contextmanager
    def taken(self) -> Iterator[Path]:
        """A folder in which the turn has been taken; it is gone afterwards."""
        module = self._module
        stage = self.stage
        begin = stage
        if getattr(module, "FROM", "solution") == "start":
            begin = stage.house.before(stage)
        with Workspace(begin, begin.solution).scratch() as exercise:
            take: Callable[[Path], None] = module.take
            take(exercise)
            yield exercise


def turns(stage: Stage, kind: str) -> list[Turn]:
    """The turns of a stage; kind: "wrong_turns" or "right_turns"."""
    return [Turn(stage, path) for path in sorted((stage.tests / kind).glob("*.py"))]


def rewrite(path: Path, old: str, new: str) -> None:
    """Replaces the one place in a notebook's code cells, or in a text file, that says
    `old`. Raises WorkbookBroken where there is none, or more than one.
    """
    if path.suffix != ".ipynb":
        path.write_text(_replaced(path.read_text("utf-8"), old, new, path), "utf-8")
        return
    document = read_document(path, path.name)
    cell = document["cells"][_position(document["cells"], old, path)]
    cell["source"] = _replaced("".join(cell["source"]), old, new, path)
    path.write_text(dump(document), "utf-8")


def _replaced(text: str, old: str, new: str, path: Path) -> str:
    if text.count(old) != 1:
        raise _not_once(old, path, text.count(old))
    return text.replace(old, new)


def _not_once(old: str, path: Path, count: int) -> WorkbookBroken:
    return WorkbookBroken(
        expected=f"one place in {path.name} that says {old!r}",
        found=f"{count} such places",
        remedy="change the turn: the work it starts from has changed",
    )


def move_cell(path: Path, holding: str, above: str) -> None:
    """Moves the code cell that holds one text to just above the one that holds the other."""
    document = read_document(path, path.name)
    moved = document["cells"].pop(_position(document["cells"], holding, path))
    document["cells"].insert(_position(document["cells"], above, path), moved)
    path.write_text(dump(document), "utf-8")


def _position(cells: list[dict[str, Any]], holding: str, path: Path) -> int:
    found = [
        at
        for at, cell in enumerate(cells)
        if cell["cell_type"] == "code" and holding in "".join(cell["source"])
    ]
    if len(found) != 1:
        raise _not_once(holding, path, len(found))
    return found[0]
