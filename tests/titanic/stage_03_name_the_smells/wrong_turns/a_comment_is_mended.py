"""A comment of old code is not named but deleted: it takes only a second."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gone: the comment # import xgboost as xgb",
    "not to fix it",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "# import xgboost as xgb     # does not install on my laptop\n",
        "",
    )
