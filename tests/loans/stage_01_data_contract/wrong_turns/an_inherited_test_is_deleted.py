"""It trains three times and says nothing, so it goes."""

from pathlib import Path

TELLS = (
    "the tests that you were handed are still there",
    "2 did not run, such as test_evaluation.py::test_recall",
)


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_evaluation.py").unlink()
