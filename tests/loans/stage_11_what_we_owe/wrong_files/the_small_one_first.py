"""What is quickly done is done first, though another one gains more and is as quick."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no debt gains as much for as little",
    "has value 2 and effort 1",
    "has 3 and 1",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md",
        "First: The image logs nothing",
        "First: Each answer asks the model twice",
    )
