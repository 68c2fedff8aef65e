"""The list is written a second time above, from memory, one title short."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Title differs in 1 of 1,309 rows",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, ", 'Dona']", "]")
