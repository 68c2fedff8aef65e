"""The approved file is written by the very test that reads it."""

from pathlib import Path

TELLS = (
    "12 not noticed",
    "Ages and fares came out as they are",
    "write tests/approved.csv once, by hand, and not in a test",
)

TESTS = """
import train
from pathlib import Path

APPROVED = Path(__file__).with_name("approved.csv")


def test_features():
    X_train, _, X_test = train.prepare_data()
    train.pd.concat([X_train, X_test]).to_csv(APPROVED)
    assert len(train.pd.read_csv(APPROVED)) == 1309
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
