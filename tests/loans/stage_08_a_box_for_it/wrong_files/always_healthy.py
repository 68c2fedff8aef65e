"""`true` is a placeholder that nobody came back to."""

from pathlib import Path

from drydock.workbook.loading import load

health = load(Path(__file__).parents[1] / "health_checks.py")
TELLS = (
    "asks with python, curl or wget",
    "CMD true",
)


def take(exercise: Path) -> None:
    health.ask_with(exercise, "true")
