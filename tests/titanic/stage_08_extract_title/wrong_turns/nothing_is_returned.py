"""The function works in place, as the old lines did, and gives nothing back."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it returns nothing", "return statement")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(Title=codes)",
        'passengers["Title"] = codes',
    )
    rewrite(
        exercise / "train.py", "df = add_derived_title(df)", "add_derived_title(df)"
    )
