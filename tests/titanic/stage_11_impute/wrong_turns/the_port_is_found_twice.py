"""The port's old lines stay above the call, just in case."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("train.py still calls mode in line", "delete the old lines")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'df["Embarked"] = impute_most_frequent(df["Embarked"])',
        'df["Embarked"] = df["Embarked"].fillna(df["Embarked"].mode()[0])\n'
        '    df["Embarked"] = impute_most_frequent(df["Embarked"])',
    )
