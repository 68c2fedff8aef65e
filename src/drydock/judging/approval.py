"""Making the approved baseline of a kata, deliberately and only on request."""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from pathlib import Path

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.judging.baseline import Table, differences
from drydock.sandbox.runner import Program, run
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace


@dataclass(frozen=True)
class Change:
    """What approving would change in one table of the baseline."""

    path: Path
    text: str
    sentences: list[str]


def changes(house: House, kata: str, limit: float) -> list[Change]:
    """What differs between the baseline of `kata` and what its solutions give.

    The kata's seam.py says in `APPROVED_BY` which solutions: the number of a stage, and
    the file, observer and kind of a `Program`. The first gives the baseline, each later
    one the tables that its stage changes on purpose.
    limit: seconds that a solution may run. Raises CalledWrongly for a kata without a
    seam, WorkbookBroken where a solution does not run to its end.
    """
    if not house.seam(kata).is_file():
        raise CalledWrongly(
            expected="a kata with a seam, tests/<kata>/seam.py",
            found=kata,
            remedy=f"one of: {', '.join(house.katas)}",
        )
    approved_by = runpy.run_path(str(house.seam(kata)))["APPROVED_BY"]
    found: list[Change] = []
    before: dict[str, str] = {}
    for number, program in approved_by.items():
        stage = house.stage(f"{kata}/{number}")
        folder = house.approved(kata) / (stage.label if before else "")
        tables = _tables(stage, Program(*program), limit)
        new = {name: text for name, text in tables.items() if text != before.get(name)}
        found += [_change(folder / f"{name}.csv", text) for name, text in new.items()]
        before |= tables
    return [change for change in found if change.sentences]


def _tables(stage: Stage, program: Program, limit: float) -> dict[str, str]:
    [outcome] = run(Workspace(stage, stage.solution), program, limit=limit)
    if outcome.stop:
        raise WorkbookBroken(
            expected=f"the solution of {stage} runs to its end",
            found=f"{outcome.stop.kind}: {outcome.stop.message}",
            remedy=f"fix {stage.solution / program.file}",
        )
    return outcome.tables


def _change(path: Path, text: str) -> Change:
    before = path.read_text("utf-8") if path.is_file() else ""
    table = Table.parse(text)
    if not before.strip():
        return Change(path, text, [f"{len(table.rows):,} new rows"])
    return Change(path, text, differences(Table.parse(before), table))


def write(approved: list[Change]) -> None:
    """Makes the changes the baseline."""
    for change in approved:
        change.path.parent.mkdir(parents=True, exist_ok=True)
        change.path.write_text(change.text, "utf-8", newline="\n")
