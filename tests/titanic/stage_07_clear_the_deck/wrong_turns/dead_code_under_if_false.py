"""A line is switched off, so that it can be switched on again one day."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("what stands under if False (line", "what stands in the program is run")

FIT = "    random_forest.fit(X_train, Y_train)\n"


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, FIT, FIT + "    if False:\n        print(X_train.describe())\n")
