"""A drop was lost on the way: the passengers' numbers are a feature now."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("with the column PassengerId, which is not approved",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "df = df.drop('PassengerId', axis=1)   # id is useless",
        "",
    )
