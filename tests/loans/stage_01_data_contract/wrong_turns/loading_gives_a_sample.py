"""A sample was enough while the contract was tried out."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "load_data gives the loans of the file, as it did before",
    "700 rows, and not 1,000",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        'sep=" ", names=names))',
        'sep=" ", names=names)).head(700)',
    )
