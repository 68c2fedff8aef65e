"""The path begins at the script, and does not go up far enough."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the path begins at the script, and leads to exercises/data/titanic/train.csv",
    ".parents[2]",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        'DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"',
        'DATA = Path(__file__).resolve().parents[1] / "data" / "titanic"',
    )
