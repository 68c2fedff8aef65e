"""Making the approved baseline of a kata, deliberately and only on request."""

from __future__ import annotations

from dataclasses import dataclass

from drydock.baseline import Table, differences
from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.layout import House, Stage
from drydock.runner import Program, run
from drydock.workspace import Workspace


@dataclass(frozen=True)
class Change:
    """What approving would change in one table of the baseline."""

    name: str
    text: str
    sentences: list[str]


def changes(house: House, kata: str, limit: float) -> list[Change]:
    """What differs between the baseline of `kata` and its first solution with a check.

    limit: seconds that the solution may run. Raises CalledWrongly for a kata without a
    seam, WorkbookBroken where the solution does not run to its end.
    """
    if not house.seam(kata).is_file():
        raise CalledWrongly(
            expected="a kata with a seam, tests/<kata>/seam.py",
            found=kata,
            remedy=f"one of: {', '.join(house.katas)}",
        )
    stage = _first_with_notebook(house, kata)
    notebook = next(stage.solution.glob("*.ipynb"))
    program = Program(notebook.name, "notebook", "notebook")
    [outcome] = run(Workspace(stage, stage.solution), program, limit=limit)
    if outcome.stop:
        raise WorkbookBroken(
            expected=f"the solution of {stage} runs to its end",
            found=f"{outcome.stop.kind}: {outcome.stop.message}",
            remedy=f"mend {notebook}",
        )
    found = (_change(house, kata, *table) for table in outcome.tables.items())
    return [change for change in found if change.sentences]


def _first_with_notebook(house: House, kata: str) -> Stage:
    """The first stage after the start: the solution from which a baseline is made."""
    return house.stages(kata)[1]


def _change(house: House, kata: str, name: str, text: str) -> Change:
    path = house.approved(kata) / f"{name}.csv"
    if not path.is_file() or not path.read_text("utf-8").strip():
        return Change(name, text, [f"{len(Table.parse(text).rows):,} new rows"])
    return Change(
        name, text, differences(Table.parse(path.read_text("utf-8")), Table.parse(text))
    )


def write(house: House, kata: str, approved: list[Change]) -> None:
    """Makes the changes the baseline."""
    folder = house.approved(kata)
    folder.mkdir(parents=True, exist_ok=True)
    for change in approved:
        path = folder / f"{change.name}.csv"
        path.write_text(change.text, "utf-8", newline="\n")
