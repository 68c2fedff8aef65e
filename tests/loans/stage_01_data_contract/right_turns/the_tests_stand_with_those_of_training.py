"""The tests of the contract are added to the file that is there, and one schema is made
from the other."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "APPLICANTS = pa.DataFrameSchema(\n"
        "    COLUMNS, strict=True, unique_column_names=True, checks=HAS_ROWS\n"
        ")\n"
        "LOANS = pa.DataFrameSchema(\n"
        "    COLUMNS | {TARGET: pa.Column(checks=[NUMERIC, pa.Check.isin([1, 2])])},\n"
        "    strict=True,\n"
        "    unique_column_names=True,\n"
        "    checks=[HAS_ROWS, NO_ROW_TWICE],\n"
        ")\n",
        "LOANS = pa.DataFrameSchema(\n"
        "    COLUMNS | {TARGET: pa.Column(checks=[NUMERIC, pa.Check.isin([1, 2])])},\n"
        "    strict=True,\n"
        "    unique_column_names=True,\n"
        "    checks=[HAS_ROWS, NO_ROW_TWICE],\n"
        ")\n"
        "APPLICANTS = LOANS.remove_columns([TARGET])\n"
        "APPLICANTS.checks = [HAS_ROWS]\n",
    )
    added = exercise / "tests" / "test_contract.py"
    tests = exercise / "tests" / "test_training.py"
    tests.write_text(
        f"{added.read_text('utf-8')}\n\n{tests.read_text('utf-8')}", "utf-8"
    )
    added.unlink()
