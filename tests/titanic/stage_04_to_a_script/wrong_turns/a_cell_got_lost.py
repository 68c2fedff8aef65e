"""Pasted cell by cell, and one of them not: the script runs all the same."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Fare differs in", "went missing or changed on the way")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", 'df.loc[df["Fare"] > 31, "Fare"] = 3\n', "")
