"""The line above the dump makes a folder, so it looks as if that were done."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "for a path in a folder that is not there yet: FileNotFoundError",
    "make the folder first, save_to.parent",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "save_to.parent.mkdir(parents=True",
        "ARTIFACT.parent.mkdir(parents=True",
    )
