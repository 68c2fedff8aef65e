"""Accuracy went down, so the forest gets more trees until it is up again."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Survived differs in", "put the model's settings and seed back")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "TREES = 100", "TREES = 500")
