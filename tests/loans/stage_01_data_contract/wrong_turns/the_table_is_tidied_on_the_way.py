"""Labels are made anew first, in the table of whoever calls: then unique= is no trouble."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("It changes the table that it is given",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    return LOANS.validate(table, lazy=True)",
        "    table.reset_index(drop=True, inplace=True)\n"
        "    return LOANS.validate(table, lazy=True)",
    )
