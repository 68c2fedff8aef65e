"""What the checks of the Titanic kata share: the seam, held to the baseline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drydock.baseline import Table, differences
from drydock.crew import Crew, Outcome
from drydock.errors import CheckFailed
from drydock.notebook import Cell
from drydock.runner import Program, run_with
from drydock.stops import told
from drydock.workspace import Workspace

SCRIPT = "train.py"
OTHER_HAT = 12


@pytest.fixture(scope="module")
def seam(workspace: Workspace, crew: Crew, time_limit: float) -> Outcome:
    """What the two functions of the participant's `train.py` give."""
    program = Program(SCRIPT, "module", "module")
    outcome = run_with(crew, workspace, program, limit=time_limit)
    if outcome.stop:
        raise told(outcome.stop, list[Cell](), SCRIPT)
    return outcome


@pytest.fixture(scope="module")
def held(seam: Outcome, baseline: Callable[[str], Table]) -> Callable[[str], None]:
    """Holds a table of the seam to the approved one of the same name."""

    def hold(name: str) -> None:
        found = differences(baseline(name), Table.parse(seam.tables[name]))
        if found:
            raise CheckFailed(
                expected=f"the approved {name}, cell by cell",
                found="; ".join(found[:3]),
                remedy="this stage changes the structure, and not what comes out: look"
                f" at git diff. Results may change in stage {OTHER_HAT}, not before",
            )

    return hold
