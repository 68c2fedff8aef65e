"""`slim` alone is the latest slim."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "named with its version",
    "python:slim",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "ARG PYTHON=3.13\n", "")
    rewrite(
        exercise / "Dockerfile",
        "FROM python:${PYTHON}-slim AS install",
        "FROM python:slim AS install",
    )
    rewrite(
        exercise / "Dockerfile", "FROM python:${PYTHON}-slim\n", "FROM python:slim\n"
    )
