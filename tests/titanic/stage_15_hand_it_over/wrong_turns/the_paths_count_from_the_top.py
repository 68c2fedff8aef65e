"""The commands are those that were typed all the time, in the top folder."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    ".venv/bin/python exercises/titanic/train.py: it ends with 1: FileNotFoundError",
    "paths count from the folder of README.md",
)


def take(exercise: Path) -> None:
    readme = exercise / "README.md"
    rewrite(
        readme,
        "../../.venv/bin/python train.py",
        ".venv/bin/python exercises/titanic/train.py",
    )
    rewrite(
        readme,
        "../../.venv/bin/python -m pytest",
        ".venv/bin/python -m pytest exercises/titanic",
    )
