"""The remark makes the line long, so it is deleted."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone or changed: less than a metre",)


def take(exercise: Path) -> None:
    rewrite(exercise / "formatting.py", "  # less than a metre", "")
