"""The container ran once to train, and kept that command."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "CMD starts app:app",
    "training.py",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        'CMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8000"]',
        'CMD ["python", "training.py"]',
    )
