"""The functions in a pipe; the port is filled after it has become a number."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    rewrite(
        train,
        'df = impute_by_group_median(df, "Age", by=["Sex", "Pclass"], to_nearest=0.5)',
        "df = df.pipe(\n"
        '        impute_by_group_median, "Age", ["Sex", "Pclass"], to_nearest=1 / 2\n'
        "    )",
    )
    rewrite(train, '    df["Embarked"] = impute_most_frequent(df["Embarked"])\n', "")
    rewrite(
        train,
        'df["Embarked"].map({"S": 0, "C": 1, "Q": 2}).astype(int)',
        "impute_most_frequent(\n"
        '        df["Embarked"].map({"S": 0, "C": 1, "Q": 2})\n'
        "    ).astype(int)",
    )
    rewrite(
        train,
        '    df["Fare"] = impute_median(df["Fare"])\n    df["Fare"] = categorize(df["Fare"], FARE_UPPER_EDGES)',
        '    df["Fare"] = categorize(impute_median(values=df["Fare"]), FARE_UPPER_EDGES)',
    )
