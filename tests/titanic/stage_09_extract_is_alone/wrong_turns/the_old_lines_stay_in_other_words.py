"""The call is there, and above it the old rule, written for both columns at once."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Parch is still used in train.py", "delete the old lines")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "df = add_is_alone(df)",
        'df["IsAlone"] = (df[["SibSp", "Parch"]].sum(axis=1) == 0).astype(int)\n'
        "    df = add_is_alone(df)",
    )
