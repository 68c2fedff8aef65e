"""The score is worked out as before; the table that showed it is gone."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("score (line", "what has a name is read somewhere")

FIT = "    random_forest.fit(X_train, Y_train)\n"


def take(exercise: Path) -> None:
    line = "    score = round(random_forest.score(X_train, Y_train) * 100, 2)\n"
    rewrite(exercise / "train.py", FIT, FIT + line)
