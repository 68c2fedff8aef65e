"""The tests were moved, or the folder's name was typed from memory."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "comes to docker push",
    "file or directory not found",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml", "python -m pytest tests\n", "python -m pytest test\n"
    )
