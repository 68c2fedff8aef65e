"""On the way, what is in no list of titles is called rare: no passenger shows it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "The functions of earlier stages still do what they promised",
    "add_derived_title gives Title 0 for 'Lund, Prof. Ida'",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "UNKNOWN_TITLE = 0", "UNKNOWN_TITLE = 5")
