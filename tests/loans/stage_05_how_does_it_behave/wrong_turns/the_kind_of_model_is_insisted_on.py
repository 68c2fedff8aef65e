"""The promise lies in the constraint, so the constraint is tested."""

from pathlib import Path

TELLS = ("your tests accept every right model", "test_it_is_told_to_be_monotonic fails")


def take(exercise: Path) -> None:
    path = exercise / "tests/test_behaviour.py"
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")


MORE = """

def test_it_is_told_to_be_monotonic(model):
    assert model.estimator_["classify"].monotonic_cst
"""
