"""The whole table is handed to the model: it takes out of it what it needs."""

from pathlib import Path

TELLS = ("not noticed", "wanted to be told whether a loan was repaid")


def take(exercise: Path) -> None:
    for name in ("test_app.py", "test_evaluation.py"):
        (exercise / "tests" / name).unlink()
    tests = exercise / "tests/test_training.py"
    text = tests.read_text("utf-8").replace(".drop(columns=TARGET)", "")
    tests.write_text(text, "utf-8")
