"""The classifier is exchanged, and its trees are let grow until they fit."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("reaches 0.847", "the high end 0.", "hint 3 has a setting")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "learning_rate=0.05,\n        max_leaf_nodes=8,",
        "learning_rate=0.2,\n        max_iter=300,",
    )
