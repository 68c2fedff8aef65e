"""A test of an earlier stage knew the old classifier, and it will be looked into later."""

from pathlib import Path

TELLS = (
    "there are tests of yours, and they pass on your own code",
    "test_it_is_boosted fails",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_evaluation.py"
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")


MORE = """

def test_it_is_boosted(model):
    assert type(model.estimator_[-1]).__name__ == "GradientBoostingClassifier"
"""
