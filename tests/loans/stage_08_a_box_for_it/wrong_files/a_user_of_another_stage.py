"""The user is made where the packages are installed, and the last stage has another base."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no RUN of that stage makes this user",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "RUN python -m venv",
        "RUN useradd loans\nRUN python -m venv",
    )
    rewrite(exercise / "Dockerfile", "USER 1000", "USER loans")
