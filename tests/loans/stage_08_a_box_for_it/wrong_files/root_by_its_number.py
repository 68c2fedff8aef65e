"""The user is named, and is root by another name."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "names a USER who is not root",
    "line 16, USER 0:0",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "USER 1000", "USER 0:0")
