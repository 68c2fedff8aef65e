"""The cell is where it belongs, and Run All is quiet: that looks like done."""

from pathlib import Path

from drydock.judging.turns import move_cell

FROM = "start"
TELLS = (
    "differ between two runs",
    "SGD (",
    "no random_state in",
    "decision_tree",
    "random_forest",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    move_cell(notebook, holding="rare_titles = [", above="replace(rare_titles")
