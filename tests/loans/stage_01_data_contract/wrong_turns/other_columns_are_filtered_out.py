"""What nobody needs is dropped without a word, and nobody is told that names were sent."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("A column with account numbers got through",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "LOANS = pa.DataFrameSchema(\n"
        "    COLUMNS | {TARGET: pa.Column(checks=[NUMERIC, pa.Check.isin([1, 2])])},\n"
        "    strict=True,",
        "LOANS = pa.DataFrameSchema(\n"
        "    COLUMNS | {TARGET: pa.Column(checks=[NUMERIC, pa.Check.isin([1, 2])])},\n"
        '    strict="filter",',
    )
