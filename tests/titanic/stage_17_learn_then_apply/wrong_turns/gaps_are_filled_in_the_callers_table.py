"""The gaps are filled where they are found: in the table of the caller."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "prepare_features leaves the passengers as they were",
    "the column Embarked is changed: a missing value has become 'S'",
    "work on a copy",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "    prepared = (\n",
        '    passengers["Embarked"] = passengers["Embarked"].fillna(learned.port)\n'
        "    prepared = (\n",
    )
