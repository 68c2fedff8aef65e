"""A base without a shell, another server, another port, and a list of what is left out."""

from pathlib import Path

from drydock.workbook.loading import load

FILES = load(Path(__file__).parents[1] / "right_files" / "distroless_and_gunicorn.py")


def take(exercise: Path) -> None:
    FILES.take(exercise)
