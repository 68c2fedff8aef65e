"""One schema for both, in which the target need not be there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("together with the answer",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "APPLICANTS = pa.DataFrameSchema(\n    COLUMNS, strict",
        "APPLICANTS = pa.DataFrameSchema(\n"
        "    COLUMNS | {TARGET: pa.Column(required=False)}, strict",
    )
