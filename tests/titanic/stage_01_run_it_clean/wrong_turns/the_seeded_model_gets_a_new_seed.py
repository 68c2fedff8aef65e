""" "Seed 42 everywhere", also where there was a seed: that changes a result."""

from pathlib import Path

from drydock.turns import rewrite

TELLS = (
    "Score differs in 1 of 7 rows",
    "first: Perceptron, approved 78.34, yours 72.39",
    "put back every seed",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "Perceptron(random_state=0)", "Perceptron(random_state=42)")
