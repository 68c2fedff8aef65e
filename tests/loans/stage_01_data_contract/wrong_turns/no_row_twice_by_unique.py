"""A schema has an argument for it: unique, with the names of all columns."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Refused, but age is not named", "all faults of a table are told at once")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    unique_column_names=True,\n    checks=[HAS_ROWS, NO_ROW_TWICE],",
        "    unique_column_names=True,\n"
        "    unique=[*COLUMNS, TARGET],\n"
        "    checks=HAS_ROWS,",
    )
