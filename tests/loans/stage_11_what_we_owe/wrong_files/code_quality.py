"""What everybody says of every system."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("would not be true of any other", "Bad code quality")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "DEBT.md",
        "Packages have versions, but no hashes",
        "Bad code quality",
    )
