"""A column is assigned to the table that was given; nobody sees it in train.py."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "leaves what it is given as it was",
    "the column Title is new",
    "work on a copy",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(Title=codes)",
        'passengers["Title"] = codes\n    return passengers',
    )
