"""They take time, and are skipped until there is some."""

from pathlib import Path

TELLS = ("not noticed", "skip")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_training.py"
    text = tests.read_text("utf-8")
    mark = '@pytest.mark.skip(reason="slow")\ndef test_'
    tests.write_text(text.replace("def test_", mark), "utf-8")
