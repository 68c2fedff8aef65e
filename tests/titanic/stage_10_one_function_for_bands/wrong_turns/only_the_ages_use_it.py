"""Age is done and the harness is green; the fares keep their old lines."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gets Fare from categorize",
    "Fare came out the same",
    "7.91 stands in",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df["Fare"] = categorize(df["Fare"], FARE_UPPER_EDGES)',
        'df.loc[df["Fare"] <= 7.91, "Fare"] = 0\n'
        '    df.loc[(df["Fare"] > 7.91) & (df["Fare"] <= 14.454), "Fare"] = 1\n'
        '    df.loc[(df["Fare"] > 14.454) & (df["Fare"] <= 31), "Fare"] = 2\n'
        '    df.loc[df["Fare"] > 31, "Fare"] = 3',
    )
