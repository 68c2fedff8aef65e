"""The bare line at the end of a cell is taken for a display, and goes."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "df.loc[df['Age'] > 64, 'Age'] stands where it did",
    "it is gone",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "\ndf.loc[df['Age'] > 64, 'Age']",
        "",
    )
