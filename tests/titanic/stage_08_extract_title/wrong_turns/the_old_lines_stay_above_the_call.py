"""The call is there, and the old lines are kept above it, just in case."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("'Mlle' is still in train.py", "two rules")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "df = add_derived_title(df)",
        "df['Title'] = df['Name'].str.extract(r' ([A-Za-z]+)\\.', expand=False)\n"
        "    df['Title'] = df['Title'].replace('Mlle', 'Miss')\n"
        "    df = add_derived_title(df)",
    )
