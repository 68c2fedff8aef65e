"""It builds on a machine with a network, so what can be wrong with it?"""

from pathlib import Path

FROM = "start"
TELLS = (
    "FROM: python:latest",
    "there is one stage, which begins in line 1",
    "no RUN of the stages that count installs from one",
    "a secret: .env, and 1 more; there is no .dockerignore",
    "a secret: .env, by line 4",
    "no USER stands in the last stage",
    "it does not start: IndexError",
    "in /app/training.py",
    "there is no HEALTHCHECK",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
