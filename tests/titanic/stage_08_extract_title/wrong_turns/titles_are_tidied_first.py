"""The titles get a capital letter each before they are looked up: it can't do any harm."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gives Title 0 for 'Berg, MR. Per'", "upper and lower case count")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "titles.map(TITLE_CODES)",
        "titles.str.capitalize().map(TITLE_CODES)",
    )
