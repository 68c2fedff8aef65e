"""An argument of the build is gone afterwards, people think; the history of the image has it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no ENV and no ARG holds a secret",
    "ARG INDEX_TOKEN",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "RUN python -m venv",
        "ARG INDEX_TOKEN\nRUN python -m venv",
    )
