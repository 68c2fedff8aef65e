"""A value is thrown away into _, so that the cell shows nothing: the line is still there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("_ = df.head(), in line 3 of code cell 12",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df = df.drop('PassengerId', axis=1)   # id is useless",
        "df = df.drop('PassengerId', axis=1)   # id is useless\n_ = df.head()",
    )
