"""The kind alone: in a month nobody knows what was meant."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "# [code smell] <kind>: <why>",
    "[code smell] dead code (code cell 29, line 1)",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "# [code smell] dead code: commented out\n# logreg",
        "# [code smell] dead code\n# logreg",
    )
