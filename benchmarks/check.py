"""How long the check of a script stage takes, beside the floor under it.

The floor is a fresh Python that imports pandas and scikit-learn and runs the reference
pipeline once. The check judges the reference solution: the baseline, the functions on
unseen tables, and its own tests by every mutant. Where the check of a stage runs tools as
well, such as pylint and black, its aim counts from a floor that runs them too, as the check
does and one after the other, and the ratio to the plain floor stands beside it, without
an aim. All are whole processes, with compiled bytecode.
"""

from __future__ import annotations

import sys
from functools import partial

from _stages import SCRIPT, asked_for, check
from _tables import Comparison, Other, machine, table
from _timing import options, seconds, turn_by_turn

from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace

FLOOR = (
    f"import pandas, sklearn, runpy; runpy.run_path('{SCRIPT}', run_name='__main__')"
)
# By the files in which the check of a stage calls them.
TOOLS = {"linting.py": "linted", "formatting.py": "would_change"}
AT_MOST = 1.5


def measure(stage: Stage, runs: int) -> Comparison:
    """The check of a stage's solution beside its floor."""
    sides = {"check": [*check(stage), "--workspace", str(stage.solution)]}
    sides["the floor"] = [sys.executable, "-c", FLOOR]
    if tools := _tools(stage):
        sides["the floor, and its tools"] = [sys.executable, "-c", f"{FLOOR}; {tools}"]

    def timed(command: list[str]) -> float:
        with Workspace(stage, stage.solution).scratch() as tree:
            return seconds(command, tree)

    asked = {side: partial(timed, command) for side, command in sides.items()}
    times = turn_by_turn(stage.name, asked, runs)
    *_, last = sides
    others = [
        Other(side, times[side], AT_MOST if side == last else None)
        for side in sides
        if side != "check"
    ]
    return Comparison(f"{stage.name}: go check", times["check"], others)


def _tools(stage: Stage) -> str:
    """Code that does what the check of a stage lets its tools do; empty where there are
    none."""
    calls = [
        f"load(Path({str(stage.tests / file)!r})).{call}({{}})"
        for file, call in TOOLS.items()
        if (stage.tests / file).is_file()
    ]
    needed = "from pathlib import Path; from drydock.workbook.loading import load"
    return "; ".join([needed, *calls]) if calls else ""


def main() -> None:
    parser = options(__doc__)
    parser.add_argument(
        "stages", nargs="*", help="such as 7; without one, every stage with a script"
    )
    asked = parser.parse_args()
    found = [measure(stage, asked.runs) for stage in asked_for(asked.stages)]
    print(table(found))
    print(machine(asked.runs, ["pandas", "scikit-learn", "pytest"]))


if __name__ == "__main__":
    main()
