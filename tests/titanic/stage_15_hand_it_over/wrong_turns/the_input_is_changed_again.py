"""A step is tidied for pylint, and writes into the table it is given."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("encode_sex (preprocessing.py, line", "changes its input: the column Sex")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        'return passengers.assign(Sex=passengers["Sex"].map(SEX_CODES).astype(int))',
        'passengers["Sex"] = passengers["Sex"].map(SEX_CODES).astype(int)\n'
        "    return passengers",
    )
