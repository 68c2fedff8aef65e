"""One column came as text once, and is turned into numbers; the target has a range, too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "4 not as expected. Refused, but people_liable is not named (all numbers are text)",
    "A target of True got through",
    "have a rule for each of them",
)


def take(exercise: Path) -> None:
    contract = exercise / "contract.py"
    rewrite(
        contract,
        "COLUMNS = dict(_columns())",
        "COLUMNS = dict(_columns())\n"
        'COLUMNS["people_liable"] = pa.Column(\n'
        "    int, coerce=True, checks=pa.Check.in_range(1, 2)\n"
        ")",
    )
    rewrite(contract, "[NUMERIC, pa.Check.isin([1, 2])]", "pa.Check.in_range(1, 2)")
