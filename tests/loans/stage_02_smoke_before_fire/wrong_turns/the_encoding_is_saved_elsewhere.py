"""What is to be saved is the model, and the encoding is no model."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("the model in that file, asked about some loans, answers", "save the pipeline")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        "joblib.dump(model, save_to)",
        'joblib.dump(model["classify"], save_to)',
    )
    (exercise / "tests/test_app.py").unlink()
    (exercise / "tests/test_evaluation.py").unlink()
    (exercise / "tests/test_training.py").write_text(TESTS, "utf-8")


TESTS = """\
from training import load_data, train_model


def test_training(tmp_path):
    train_model(load_data().head(100), save_to=tmp_path / "model.joblib")
    assert (tmp_path / "model.joblib").exists()
"""
