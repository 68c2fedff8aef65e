"""A missing number is filled with 0 on the way, to be on the safe side."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives IsAlone 0 for SibSp missing, Parch 0", "the old lines give 0")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        'relatives = passengers["SibSp"].fillna(0) + passengers["Parch"].fillna(0)\n'
        "    return passengers.assign(IsAlone=(relatives == 0).astype(int))",
    )
