"""The expected tables are had from the program, at each run anew."""

from pathlib import Path

TELLS = (
    "Ages and fares came out as they are",
    "both sides are computed by the code under test",
)

TESTS = """
import pandas as pd
import train


def test_features():
    expected, _, expected_test = train.prepare_data()
    X_train, _, X_test = train.prepare_data()
    pd.testing.assert_frame_equal(X_train, expected)
    pd.testing.assert_frame_equal(X_test, expected_test)
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
