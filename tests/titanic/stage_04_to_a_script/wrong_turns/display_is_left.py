"""A notebook knows display without an import; a script does not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("NameError", "of train.py", "display exists in a notebook only")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "print(models)", "display(models)")
