"""On the laptop there is always a model to compare with."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on your code, tests/test_training.py::test_training_changes_neither",
    "FileNotFoundError",
    "artifacts/model.joblib",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_training.py",
        "    before = ARTIFACT.read_bytes() if ARTIFACT.exists() else None\n",
        "    before = ARTIFACT.read_bytes()\n",
    )
