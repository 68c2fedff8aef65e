"""Nothing should stop at night, so what is wrong is printed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("wrong tables, and says what is wrong", "it lets 3 bad files through")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    return LOANS.validate(table, lazy=True)",
        "    try:\n"
        "        LOANS.validate(table, lazy=True)\n"
        "    except pa.errors.SchemaErrors as error:\n"
        "        print(error)\n"
        "    return table",
    )
