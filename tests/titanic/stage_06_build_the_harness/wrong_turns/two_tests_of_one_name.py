"""A test is copied and changed, and its name is not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "The forest was trained with another seed",
    "2 are named test_predictions_for_all_passengers in tests/test_train.py",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests" / "test_train.py"
    rewrite(
        tests,
        "def approved(name)",
        "def test_predictions_for_all_passengers(trained):\n"
        "    assert len(trained[0].predict(trained[1])) == 891\n\n\n"
        "def approved(name)",
    )
