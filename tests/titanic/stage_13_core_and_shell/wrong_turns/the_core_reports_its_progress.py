"""A print in the core, to see that something is going on."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("print() in line", "encode_sex prints")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(Sex=",
        'print("encoding", len(passengers), "passengers")\n'
        "    return passengers.assign(Sex=",
    )
