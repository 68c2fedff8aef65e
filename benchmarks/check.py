"""How long the check of a script stage takes, beside the floor under it.

The floor is a fresh Python that imports pandas and scikit-learn and runs the reference
pipeline once. The check judges the reference solution: the baseline, the functions on
unseen tables, and its own tests by every mutant. Both are whole processes, with compiled
bytecode.
"""

from __future__ import annotations

import sys

from _shared import Comparison, Other, machine, options, seconds, table, turn_by_turn
from _stages import SCRIPT, asked_for, check

from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace

FLOOR = (
    f"import pandas, sklearn, runpy; runpy.run_path('{SCRIPT}', run_name='__main__')"
)
AT_MOST = 1.5


def measure(stage: Stage, runs: int) -> Comparison:
    """The check of a stage's solution beside its floor."""
    judge = [*check(stage), "--workspace", str(stage.solution)]
    floor = [sys.executable, "-c", FLOOR]
    with Workspace(stage, stage.solution).scratch() as tree:
        sides = {
            "check": lambda: seconds(judge, tree),
            "floor": lambda: seconds(floor, tree),
        }
        times = turn_by_turn(stage.name, sides, runs)
    other = Other("the floor", times["floor"], AT_MOST)
    return Comparison(f"{stage.name}: go check", times["check"], [other])


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
