"""The old two lines are moved as they are, and work on the caller's table."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("leaves what it is given as it was", "the column IsAlone is new")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        'passengers["IsAlone"] = 0\n'
        '    passengers.loc[relatives == 0, "IsAlone"] = 1\n'
        "    return passengers",
    )
