"""The health check is a program in a file, and the packages have no environment."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = load(Path(__file__).parents[1] / "right_files" / "heredocs_and_prefix.py")


def take(exercise: Path) -> None:
    FILES.take(exercise)
