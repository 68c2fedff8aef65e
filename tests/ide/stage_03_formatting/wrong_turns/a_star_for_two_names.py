"""One star instead of names: nobody can say any more which are used."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("nobody uses *",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "imports.py",
        "from formatting import in_metres",
        "from formatting import *",
    )
