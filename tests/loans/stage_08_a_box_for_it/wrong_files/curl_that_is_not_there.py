"""A slim image has no curl, and the container is never healthy."""

from pathlib import Path

from drydock.workbook.loading import load

health = load(Path(__file__).parents[1] / "health_checks.py")
TELLS = (
    "curl is in the last stage",
    "has none",
)


def take(exercise: Path) -> None:
    health.ask_with(exercise, "curl -f http://localhost:8000/health || exit 1")
