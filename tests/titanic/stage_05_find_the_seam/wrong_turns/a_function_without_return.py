"""The lines are wrapped, and what they make stays inside."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("prepare_data() returns X_train, Y_train, X_test", "it returns nothing (None)")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "    return X_train, Y_train, X_test\n", "")
