"""A seed that is not the one the lesson asks for."""

from pathlib import Path

from drydock.turns import rewrite

TELLS = ("Survived differs in", "forest's seed 42")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "(n_estimators=100, random_state=42)",
        "(n_estimators=100, random_state=7)",
    )
