"""The magic literal is named and, as it is so easy, replaced at once."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "new or changed: X_train = df[:len(train)]",
    "to name a smell is not to fix it",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "X_train = df[:891]",
        "X_train = df[:len(train)]",
    )
