"""The function is called, and what it returns is forgotten."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train.py gets IsAlone from add_is_alone",
    "came out the same",
    "is still used in train.py, line",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "df = add_is_alone(df)",
        "add_is_alone(df)\n"
        '    df["IsAlone"] = 0\n'
        '    df.loc[df["SibSp"] + df["Parch"] == 0, "IsAlone"] = 1',
    )
