"""The port was changed in one of three places."""

from pathlib import Path

from drydock.workbook.loading import load

health = load(Path(__file__).parents[1] / "health_checks.py")
TELLS = (
    "asks for /health at the port",
    "8080",
)


def take(exercise: Path) -> None:
    health.bring_curl(exercise)
    health.ask_with(exercise, "curl -f http://localhost:8080/health")
