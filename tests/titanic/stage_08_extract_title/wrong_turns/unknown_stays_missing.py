"""The two calls that make a missing code 0 look useless: nobody needs them."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Title 0 for 'Lund, Prof. Ida'", "it gives a missing value")


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", ".fillna(UNKNOWN_TITLE).astype(int)", "")
