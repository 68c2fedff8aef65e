"""The old lines assign to df; moved as they are, they do so still."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "impute_by_group_median leaves what it is given as it was",
    "the column Age is changed: a missing value has become 25.0",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(**{column: passengers[column].fillna(medians)})",
        "passengers[column] = passengers[column].fillna(medians)\n"
        "    return passengers",
    )
