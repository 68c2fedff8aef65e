"""The bare line gets a name, as results do: what was meant cannot be seen any more."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it is changed, in code cell 17",
    "over_64 = df.loc",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "\ndf.loc[df['Age'] > 64, 'Age']",
        "\nover_64 = df.loc[df['Age'] > 64, 'Age']",
    )
