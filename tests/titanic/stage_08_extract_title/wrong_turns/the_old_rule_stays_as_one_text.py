"""The rare titles stand in one text, the call comes after them, and both do the work."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("is still in train.py", "two rules")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "df = add_derived_title(df)",
        'rare = "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()\n'
        '    df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\\.", expand=False)\n'
        '    df["Title"] = df["Title"].replace(rare, "Rare")\n'
        "    df = add_derived_title(df)",
    )
