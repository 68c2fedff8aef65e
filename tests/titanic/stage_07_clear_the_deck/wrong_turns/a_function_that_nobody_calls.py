"""It might be handy some day."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("rate() (line",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "def prepare_data() ->",
        "def rate(df, column):\n    return df.groupby(column)['Survived'].mean()\n\n\n"
        "def prepare_data() ->",
    )
