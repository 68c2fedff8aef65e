"""The module was renamed once, and this line was not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "CMD starts app:app",
    "main:app",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", '"app:app"', '"main:app"')
