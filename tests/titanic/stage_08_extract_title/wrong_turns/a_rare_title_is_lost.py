"""The list is typed again and one name is lost."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "Title differs in 1 of 1,309 rows",
    "gives Title 5 for",
    "Jonkheer",
    "it gives 0",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", '    "Jonkheer": RARE_TITLE,\n', "")
