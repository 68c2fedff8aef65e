"""The line that does nothing is kept as a comment, to be safe."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it is a comment now, in code cell 17",
    "only trace of what was meant",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "\ndf.loc[df['Age'] > 64, 'Age']",
        "\n# df.loc[df['Age'] > 64, 'Age']",
    )
