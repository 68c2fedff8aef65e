"""The words of the corrected file are made nicer on the way."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "1 do not",
    "housing A152 is 'rented flat'",
    "take the words as corrected_codes.csv has them",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "data_dictionary.csv",
        "housing,A152,rent,",
        "housing,A152,rented flat,",
    )
