"""To whoever writes `latest`, it means what is newest on that day."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "named with its version",
    "python:latest",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "FROM python:${PYTHON}-slim AS install",
        "FROM python:latest AS install",
    )
