"""The service answers, and its tests are green: what more could there be?"""

from pathlib import Path

FROM = "start"
TELLS = (
    "GET /health is answered 404",
    "and not 200",
    'POST /predict without duration is answered 200 {"error"',
    'is @app.get("/health") there, below the one',
    "WAITING The request is held to the same contract",
    "8 not noticed",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
