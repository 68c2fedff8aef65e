"""The smoke tests are written anew, and nobody looks for who else trains."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "your tests write no artifacts/model.joblib",
    "tests/test_evaluation.py, line 9 calls train_model without save_to",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_evaluation.py"
    rewrite(tests, "import TARGET, load_data", "import TARGET, load_data, train_model")
    rewrite(
        tests,
        '(monkeypatch, trained):\n    monkeypatch.setattr(evaluation, "ARTIFACT", trained)\n',
        "():\n    train_model(load_data())\n",
    )
