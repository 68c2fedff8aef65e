"""The function gives the titles, and the caller puts them into the table."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("returns a table with the column Title", "it returns Series")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(Title=codes)",
        "return codes",
    )
    rewrite(
        exercise / "train.py",
        "df = add_derived_title(df)",
        'df["Title"] = add_derived_title(df)',
    )
