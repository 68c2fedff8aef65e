"""The rule has moved, and the last of the old lines stand below the call: they do no harm."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the old lines about titles are gone from train.py",
    "line 32 is one of them: df['Title'] = df['Title'].fillna(0)",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "df = add_derived_title(df)\n",
        "df = add_derived_title(df)\n"
        '    df["Title"] = df["Title"].fillna(0)\n'
        '    df["Title"] = df["Title"].astype(int)\n',
    )
