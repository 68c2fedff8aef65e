"""The bare line is put where it is never run, since it seems to do nothing."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it is within another statement now, in code cell 17",
    "it shows nothing, it is a defect",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "\ndf.loc[df['Age'] > 64, 'Age']",
        "\nif False:\n    df.loc[df['Age'] > 64, 'Age']",
    )
