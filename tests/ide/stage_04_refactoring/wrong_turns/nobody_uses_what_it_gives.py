"""The function is called, and the fuel is computed beside it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("main uses what fuel_needed gives", "nobody uses what it gives")


def take(exercise: Path) -> None:
    voyage = exercise / "refactoring" / "voyage.py"
    rewrite(
        voyage,
        "    fuel = fuel_needed(total)\n",
        "    fuel_needed(total)\n    fuel = total / KNOTS * 45.6\n",
    )
