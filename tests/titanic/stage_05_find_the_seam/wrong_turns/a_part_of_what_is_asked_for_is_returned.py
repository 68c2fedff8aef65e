"""X_test is not needed for the training, so it is not handed out."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "FAIL    Both functions take no argument, and return three things in their order",
    "it returns 2 things: DataFrame of 891 rows, Series",
)


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, "return X_train, Y_train, X_test", "return X_train, Y_train")
    rewrite(
        script,
        "X_train, Y_train, X_test = prepare_data()",
        "X_train, Y_train = prepare_data()\n    X_test = X_train",
    )
