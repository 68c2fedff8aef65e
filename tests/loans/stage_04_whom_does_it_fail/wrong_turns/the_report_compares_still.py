"""The report belongs to somebody else."""

from pathlib import Path

TELLS = (
    "no code in loans.ipynb reads personal_status_sex",
    "code cell 10 does",
)

HERE = Path(__file__)


def take(exercise):
    path = exercise / "loans.ipynb"
    start = HERE.parents[4] / "solutions" / "loans" / "03-an-honest-score"
    path.write_bytes((start / path.name).read_bytes())
