"""On the laptop there is always a model to compare with."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on your code, tests/test_training.py::test_the_saved_model_answers",
    "FileNotFoundError",
    "artifacts/model.joblib",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_training.py",
        "return ARTIFACT.read_bytes() if ARTIFACT.exists() else None",
        "return ARTIFACT.read_bytes()",
    )
