"""Serving should not fail, so its schema is less strict."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("contract.validate_applicants refuses each of", "got through")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "APPLICANTS = pa.DataFrameSchema(\n"
        "    COLUMNS, strict=True, unique_column_names=True, checks=HAS_ROWS\n"
        ")",
        "APPLICANTS = pa.DataFrameSchema(COLUMNS)",
    )
