"""The cell is moved to just below the imports."""

from pathlib import Path

from drydock.judging.turns import move_cell, rewrite

FROM = "start"


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    move_cell(notebook, holding="rare_titles = [", above="import warnings")
    rewrite(
        notebook,
        "= DecisionTreeClassifier()",
        "= DecisionTreeClassifier(random_state=42)",
    )
    rewrite(notebook, "(n_estimators=100)", "(n_estimators=100, random_state=42)")
    rewrite(notebook, "SGDClassifier()", "SGDClassifier(random_state=42)")
