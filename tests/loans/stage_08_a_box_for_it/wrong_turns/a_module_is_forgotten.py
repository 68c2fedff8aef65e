"""app.py is the service; what it imports is easily forgotten. On the way the health check asks
what is always there.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it does not start: ModuleNotFoundError: No module named 'training'",
    "the health check asks for /health at the port of the service",
    "it asks for /docs",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", "contract.py training.py", "contract.py")
    rewrite(exercise / "Dockerfile", "8000/health", "8000/docs")
