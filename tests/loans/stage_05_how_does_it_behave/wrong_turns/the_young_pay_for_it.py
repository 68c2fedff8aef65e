"""The loans are tidied before training, and the young who repaid get lost on the way."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "age 18 to 25: of the 34 who would have repaid",
    "worse off than all by more than 0.2",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "    X = data.drop",
        "    data = data[(data['age'] > 25) | (data[TARGET] == BAD)]\n    X = data.drop",
    )
