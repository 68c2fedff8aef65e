"""The one missing fare is filled with the mean: it lands in a higher band."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Fare differs in 1 of 1,309 rows", "impute_median gives 8.5")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "values.fillna(values.median())",
        "values.fillna(values.mean())",
    )
