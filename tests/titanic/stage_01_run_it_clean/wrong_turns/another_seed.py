"""A seed that is not the one the lesson asks for."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("random_forest is fitted with random_state=42", "its random_state is 7")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "(n_estimators=100, random_state=42)",
        "(n_estimators=100, random_state=7)",
    )
