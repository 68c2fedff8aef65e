"""curl ends well whatever is answered, unless it is told to fail."""

from pathlib import Path

from drydock.workbook.loading import load

health = load(Path(__file__).parents[1] / "health_checks.py")
TELLS = (
    "fails where the answer is an error",
    "curl succeeds whatever is answered",
)


def take(exercise: Path) -> None:
    health.bring_curl(exercise)
    health.ask_with(exercise, "curl -s http://localhost:8000/health")
