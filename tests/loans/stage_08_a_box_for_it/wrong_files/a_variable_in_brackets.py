"""Words in brackets are given to the program as they are: no shell replaces a variable."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "EXPOSE names the port",
    "it listens on $PORT",
    "gets no variables replaced",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "Dockerfile", '"--port", "8000"]', '"--port", "$PORT"]')
    rewrite(
        exercise / "Dockerfile", "PYTHONUNBUFFERED=1", "PYTHONUNBUFFERED=1 PORT=8000"
    )
