"""A number is replaced in passing: the results are the same, the program is not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gone or changed: X_train = df[:891]",
    "what smells stays as it is",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "X_train = df[:891]",
        "X_train = df[: len(train)]",
    )
