"""The check turned a deployment red, and somebody made it green."""

from pathlib import Path

from drydock.workbook.loading import load

health = load(Path(__file__).parents[1] / "health_checks.py")
TELLS = (
    "fails where its question fails",
    "exit 0",
)


def take(exercise: Path) -> None:
    health.bring_curl(exercise)
    health.ask_with(exercise, "curl -f http://localhost:8000/health || exit 0")
