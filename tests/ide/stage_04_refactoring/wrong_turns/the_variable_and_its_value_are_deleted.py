"""Too much is inlined: the rounding goes with the variable."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("rounded returns what was in tenths", "return miles")


def take(exercise: Path) -> None:
    logbook = exercise / "refactoring" / "logbook.py"
    rewrite(logbook, "return round(miles, 1)", "return miles")
