"""The leak is mended for the fares though the lesson says to leave it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no longer shift Fare of training", "you write the leak down, and leave it")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df["Fare"] = impute_median(df["Fare"])',
        'df["Fare"] = [*impute_median(train["Fare"]), *impute_median(test["Fare"])]',
    )
