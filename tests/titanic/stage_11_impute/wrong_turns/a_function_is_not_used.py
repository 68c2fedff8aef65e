"""The one missing fare is typed in; impute_median is there and tested, and idle."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("train.py gets Fare from impute_median", "came out the same")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df["Fare"] = impute_median(df["Fare"])',
        'df["Fare"] = df["Fare"].fillna(14.4542)',
    )
