"""Runs of a script that is made from a notebook, and what they tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from drydock.adoption.locking import written_tests
from drydock.adoption.locking.choice import Told
from drydock.adoption.locking.owners_python import Died, OwnersPython, TookTooLong
from drydock.adoption.locking.script import Script
from drydock.adoption.locking.slices import Slices
from drydock.adoption.model import Cell
from drydock.adoption.running import copied_folder
from drydock.errors import CheckFailed

LATE = "give it more time: --limit SECONDS"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Notebook:
    """A notebook to be locked: where it lies, and its code cells."""

    path: Path
    cells: Sequence[Cell]

    @property
    def folder(self) -> Path:
        """Where its relative paths begin."""
        return self.path.parent


@dataclass(frozen=True)
class ScriptRuns:
    """Runs a script in the owner's Python, each time in a copy.

    into: the folder that is made, which is no part of what is copied. limit: seconds that
    a run may take. tell: is told what is under way. lies: where the script lies, seen from
    the notebook's folder, if it asks for that; beside: modules that lie there.
    """

    notebook: Notebook
    into: Path
    python: OwnersPython
    limit: float
    tell: Tell
    lies: str = ""
    beside: str = ""

    def first(self, made: Script) -> Told:
        """What the first run has told, in a copy of the whole folder."""
        place = Path(mkdtemp(dir=self.python.scratch))
        cells = self.notebook.cells
        copied = copied_folder.copy(self.notebook.path, cells, place, [self.into])
        return self.run(made, [], tree=str(copied.tree), home=str(copied.home))

    def twice(self, made: Script, found: Sequence[str]) -> tuple[Told, Told]:
        """Two runs at once: as it is, and on another day."""
        plain = partial(self.run, made, found)
        first, second = self.python.at_once([plain, partial(plain, another_day=True)])
        if "failed" in second and "failed" not in first:
            # What asks which class a date is of may not bear another day.
            second = self.must_run(made, self.run(made, found, hash_seed="7"))
        return first, second

    def run(
        self,
        made: Script,
        found: Sequence[str],
        *,
        another_day: bool = False,
        hash_seed: str = "0",
        **copied: str,
    ) -> Told:
        """What a run of a script has told at its end."""
        file = self.python.scratch / written_tests.script_name(self.notebook.path)
        file.write_text(made.text, "utf-8")
        job = {
            "what": "run",
            "script": str(file),
            "folder": str(self.notebook.folder.resolve()),
            "inputs": list(found),
            "asked": Slices(made.text).asked,
            "another_day": another_day,
            "lies": self.lies,
            "beside": self.beside,
            **copied,
        }
        last: dict[str, Any] = {}
        line = 0
        try:
            for last in self.python.answers(
                job, self.limit, "4242" if another_day else hash_seed
            ):
                line = last.get("line", line)
                if "line" in last and not another_day:
                    self.tell(f"cell {made.cell_of(line)}")
            if "line" in last or not last:
                raise Died("its process ended by itself")
            return last
        except TookTooLong:
            found_so, remedy = self.late, LATE
        except Died as error:
            found_so, remedy = str(error), "look at what it does last"
        raise CheckFailed(
            expected=f"{self.notebook.path.name} runs to its end",
            found=f"{found_so}; cell {made.cell_of(line)} is the last that ended",
            remedy=remedy,
        )

    @property
    def late(self) -> str:
        """What is said of a run that takes too long."""
        return f"not at its end after {self.limit:.0f} seconds"

    def must_run(self, made: Script, told: Told) -> Told:
        """What a run has told; raises CheckFailed where it has failed."""
        if "failed" not in told and told:
            return told
        failed: Mapping[str, Any] = told.get("failed", {})
        cell = made.cell_of(failed.get("line") or 0)
        raise CheckFailed(
            expected=f"{self.notebook.path.name} runs from top to bottom",
            found=f"cell {cell}: {failed.get('type')}: {failed.get('message', '')[:300]}",
            remedy="fix that first, for only what runs can be locked",
        )
