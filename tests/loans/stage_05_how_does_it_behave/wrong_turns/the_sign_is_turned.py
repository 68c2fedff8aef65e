"""1 is good and 2 is bad, so that -1 looks right: the more, the less they repay."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("12 months longer, all else equal", "it is lower for")


def take(exercise: Path) -> None:
    rewrite(exercise / "training.py", "column: 1 for", "column: -1 for")
