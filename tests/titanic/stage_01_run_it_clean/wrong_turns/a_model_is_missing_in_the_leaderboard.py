"""A model that seemed the same in each run was left out of the table."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("6 rows, approved are 7: KNN is missing",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "['SVC', 'KNN', ", "['SVC', ")
    rewrite(notebook, "[s2, s3, ", "[s2, ")
