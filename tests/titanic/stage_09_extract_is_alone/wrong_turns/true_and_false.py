"""A comparison gives True and False, and that is left so."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives IsAlone 1 for SibSp 0, Parch 0", "it gives True", "the numbers 1 and 0")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        "return passengers.assign(IsAlone=relatives == 0)",
    )
