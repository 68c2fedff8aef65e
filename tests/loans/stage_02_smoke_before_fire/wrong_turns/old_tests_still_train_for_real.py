"""The smoke tests are written anew. Of the others that train, one is deleted, since it has to
change; nobody looks for the other."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "your tests write no artifacts/model.joblib",
    "tests/test_evaluation.py, line 9 calls train_model without save_to",
    "say there where to save",
    "test_predict did not run",
)


def take(exercise: Path) -> None:
    (exercise / "tests/test_app.py").unlink()
    tests = exercise / "tests/test_evaluation.py"
    rewrite(tests, "import TARGET, load_data", "import TARGET, load_data, train_model")
    rewrite(
        tests,
        '(monkeypatch, trained):\n    monkeypatch.setattr(evaluation, "ARTIFACT", trained)\n',
        "():\n    train_model(load_data())\n",
    )
