"""The model learns from X_train, so X_test is not looked at."""

from pathlib import Path

TELLS = ("3 not noticed", "one cell of 10,472", "X_test held the first 418")

TESTS = """
import train

import hashlib


def fingerprint(values):
    return hashlib.sha256(values.to_csv(index=False, lineterminator="\\n").encode()).hexdigest()


def test_features_and_predictions():
    model, X_train, _ = train.prepare_data_and_train_model()
    table = X_train.assign(predicted=model.predict(X_train))
    assert fingerprint(table)[:16] == "49e04c6ffd2bbe7e"
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
