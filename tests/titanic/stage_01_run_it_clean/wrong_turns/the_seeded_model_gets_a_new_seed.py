""" "Seed 42 everywhere", also where there was a seed: that changes a result."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "perceptron is fitted with random_state=0",
    "its random_state is 42",
    "put back every seed",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "Perceptron(random_state=0)", "Perceptron(random_state=42)")
