"""The first rows are looked at, and typed into the test."""

from pathlib import Path

TELLS = ("trained with another seed", "And ")

TESTS = """
import train

def test_the_first_rows():
    X_train, _, _ = train.prepare_data()
    assert X_train.head(2).to_dict("list") == {
        "Pclass": [3, 1],
        "Sex": [0, 1],
        "Age": [1, 2],
        "Fare": [0, 3],
        "Embarked": [0, 1],
        "Title": [1, 3],
        "IsAlone": [0, 0],
        "Age*Class": [3, 2],
    }
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
