"""The whole image works everywhere, and brings the compilers."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "begins with a small base",
    "line 9, FROM python:3.13",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "FROM python:${PYTHON}-slim\n",
        "FROM python:${PYTHON}\n",
    )
