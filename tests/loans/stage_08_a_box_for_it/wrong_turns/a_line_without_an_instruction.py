"""A line was broken in two, without a backslash at its end."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "a builder can read exercises/loans/Dockerfile",
    "line 8 begins with no instruction: -r requirements.txt",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "-dir -r req", "-dir\n-r req")
