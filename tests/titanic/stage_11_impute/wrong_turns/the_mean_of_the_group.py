"""Mean and median are mixed up, as a comment in the old notebook did."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gives Age 2 for Sex 0, Pclass 1, Age missing",
    "it gives 31.0",
    "it is the median: not the mean",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        'transform("median")',
        'transform("mean")',
    )
