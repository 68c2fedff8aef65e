"""The index is reset, because labels that repeat look untidy."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("the index labels 0, 1, 0, 1 have become 0, 1, 2, 3",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        "passengers = passengers.assign(IsAlone=(relatives == 0).astype(int))\n"
        "    return passengers.reset_index(drop=True)",
    )
