"""A kind that the list does not have."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "one of these kinds: exposed internals, duplicated code",
    "ugly code (code cell 3, line 1)",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "[code smell] dead code: commented out, and it works on one laptop only",
        "[code smell] ugly code: commented out, and it works on one laptop only",
    )
