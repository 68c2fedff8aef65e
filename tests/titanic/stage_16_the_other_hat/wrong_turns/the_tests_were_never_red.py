"""The code is fixed, and the only test that looks at results is a threshold."""

from pathlib import Path

TELLS = (
    "with the old behaviour put back, all your tests pass",
    "take your change away",
)

TESTS = '''"""Good enough?"""

import train


def test_accuracy_is_above_a_threshold():
    model, X_train, Y_train = train.prepare_data_and_train_model()
    assert model.score(X_train, Y_train) > 0.86
'''


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    for file in tests.glob("test_*.py"):
        file.unlink()
    (tests / "test_train.py").write_text(TESTS, "utf-8")
