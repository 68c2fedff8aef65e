"""The line that does nothing was taken for one that only shows."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone or changed: df.loc[df['Age'] > 64, 'Age']",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df.loc[df["Age"] > 64, "Age"]\n',
        "",
    )
