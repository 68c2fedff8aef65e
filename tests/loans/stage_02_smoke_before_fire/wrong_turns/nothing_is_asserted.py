"""The tests run all of it, and would stop if it broke; that is taken for enough."""

from pathlib import Path

TELLS = ("your tests notice each of 12 wrong implementations", "12 not noticed")


def take(exercise: Path) -> None:
    for name in ("test_app.py", "test_evaluation.py", "conftest.py"):
        (exercise / "tests" / name).unlink()
    (exercise / "tests/test_training.py").write_text(TESTS, "utf-8")


TESTS = """\
from training import load_data, train_model


def test_training(tmp_path):
    model = train_model(load_data().head(100), save_to=tmp_path / "model.joblib")
    assert model is not None
"""
