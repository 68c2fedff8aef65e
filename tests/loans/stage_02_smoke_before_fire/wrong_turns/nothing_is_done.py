"""The tests are green, after all."""

from pathlib import Path

FROM = "start"
TELLS = (
    "it is train_model(data)",
    "give train_model a second parameter, save_to",
    "there was none before they ran, and there is one now",
    "tests/test_app.py, line 16 calls train_model without save_to",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
