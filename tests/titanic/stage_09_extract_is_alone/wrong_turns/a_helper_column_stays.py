"""The sum gets a column of its own, and the column comes back too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("leaves rows, index labels and other columns", "the column FamilySize is new")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        "passengers = passengers.assign(FamilySize=relatives)\n"
        "    return passengers.assign(IsAlone=(relatives == 0).astype(int))",
    )
