"""It is at hand, and to load it again from the file looks like a detour."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("not noticed", "had never been fitted")


def take(exercise: Path) -> None:
    for name in ("test_app.py", "test_evaluation.py"):
        (exercise / "tests" / name).unlink()
    tests = exercise / "tests/test_training.py"
    text = tests.read_text("utf-8")
    tests.write_text(text[: text.index("def test_the_model_that_is_returned")], "utf-8")
    rewrite(
        tests,
        "Run(loans, returned, joblib.load(path), ",
        "Run(loans, returned, returned, ",
    )
