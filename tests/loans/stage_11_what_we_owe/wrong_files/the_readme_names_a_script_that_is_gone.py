"""The README is older than the last renaming."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("set-up: green only where", "there is no train.py")


def take(exercise: Path) -> None:
    rewrite(exercise / "README.md", "\npython training.py\n", "\npython train.py\n")
