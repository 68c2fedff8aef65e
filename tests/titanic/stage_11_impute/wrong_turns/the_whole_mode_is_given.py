"""mode() gives a column; fillna with a column fills by label."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives 'S' for a missing value", "it gives a missing value", "take its first")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "values.fillna(values.mode()[0])",
        "values.fillna(values.mode())",
    )
