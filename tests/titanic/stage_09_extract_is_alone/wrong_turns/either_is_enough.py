"""An or where an and belongs."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives IsAlone 0 for SibSp 1, Parch 0", "it gives 1", "IsAlone differs in")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        "return passengers.assign(\n"
        '        IsAlone=((passengers["SibSp"] == 0) | (passengers["Parch"] == 0)).astype(int)\n'
        "    )",
    )
