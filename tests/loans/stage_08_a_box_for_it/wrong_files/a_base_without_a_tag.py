"""Without a tag it means latest, too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "named with its version",
    "FROM: python\n",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "FROM python:${PYTHON}-slim AS install",
        "FROM python AS install",
    )
