"""Of the two, one is remembered."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("half as large again", "it is lower for", "risk does not fall with amount")


def take(exercise: Path) -> None:
    rewrite(exercise / "training.py", '["duration", "amount"]', '["duration"]')
