"""What holds for loans is taken to hold for applicants."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "contract.validate_applicants accepts each",
    "Two applicants of whom the same is known",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "unique_column_names=True, checks=HAS_ROWS\n",
        "unique_column_names=True, checks=[HAS_ROWS, NO_ROW_TWICE]\n",
    )
