"""The tests are there, and the column stays: it has always been in."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is another for", "let the model not learn from the column telephone")


def take(exercise: Path) -> None:
    rewrite(exercise / "training.py", 'NOT_USED = ["telephone"]', "NOT_USED = []")
