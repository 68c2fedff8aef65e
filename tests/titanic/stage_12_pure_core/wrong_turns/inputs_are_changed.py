"""A function writes into the table it was given: the result is right all the same."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "encode_sex (preprocessing.py, line",
    "changes its input: the column Sex in it has changed",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        'return passengers.assign(Sex=passengers["Sex"].map(SEX_CODES).astype(int))',
        'passengers["Sex"] = passengers["Sex"].map(SEX_CODES).astype(int)\n'
        "    return passengers",
    )
