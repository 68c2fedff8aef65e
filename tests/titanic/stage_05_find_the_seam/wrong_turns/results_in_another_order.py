"""The two tables of features come first, and then who survived."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "3 things: DataFrame of 891 rows, DataFrame of 418 rows, Series",
    "look at the order in its return",
)


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script, "return X_train, Y_train, X_test", "return X_train, X_test, Y_train"
    )
    rewrite(
        script,
        "X_train, Y_train, X_test = prepare_data()",
        "X_train, X_test, Y_train = prepare_data()",
    )
