"""Python's own hash() is taken for a fingerprint: it is another one in each run."""

from pathlib import Path

TELLS = ("on your code, ", "take hashlib.sha256 in place of hash()")

TESTS = """
import train


def test_features():
    X_train, _, X_test = train.prepare_data()
    assert hash(X_train.to_csv()) == 6119841247712204218
    assert hash(X_test.to_csv()) == -4213384906317341207
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
