"""An old code is looked for first, and nobody has thought of a table without the column."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "It does not refuse, it breaks (a column is missing): KeyError",
    "contract.py, line",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    return LOANS.validate(table, lazy=True)",
        '    if "A60" in set(table["savings"]):\n'
        '        raise ValueError("savings: A60 is no longer in use")\n'
        "    return LOANS.validate(table, lazy=True)",
    )
