"""Something comes back, and it can predict: so it works."""

from pathlib import Path

TELLS = ("11 not noticed", "Ages and fares came out as they are")

TESTS = """
import train


def test_something_comes_out():
    X_train, Y_train, X_test = train.prepare_data()
    model, _, _ = train.prepare_data_and_train_model()
    assert X_train is not None and not X_test.empty
    assert set(model.predict(X_train)) == {0, 1}
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
