"""Autoreload stands below the first results, where somebody needed it first."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is switched on in code cell 2", "above the imports")


def take(exercise: Path) -> None:
    page = exercise / "titanic.ipynb"
    rewrite(page, "%load_ext autoreload\n%autoreload 2\n", "")
    rewrite(
        page,
        "X_train, Y_train, X_test = train.prepare_data()",
        "%load_ext autoreload\n%autoreload 2\n"
        "X_train, Y_train, X_test = train.prepare_data()",
    )
