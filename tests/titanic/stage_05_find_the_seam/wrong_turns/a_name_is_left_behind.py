"""The lines have moved into a function; a name that they need has stayed in the other."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("NameError: name 'X_test' is not defined", "must be returned and passed on")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "X_train, Y_train, X_test = prepare_data()",
        "X_train, Y_train = prepare_data()[:2]",
    )
