"""What is wrong on purpose lies in the workbook: the tests look whether it is what they meet."""

from pathlib import Path

TELLS = ("they look into tests/loans/stage_02_smoke_before_fire", "take that line out")


def take(exercise: Path) -> None:
    for name in ("test_app.py", "test_evaluation.py", "conftest.py"):
        (exercise / "tests" / name).unlink()
    (exercise / "tests/test_training.py").write_text(TESTS, "utf-8")


TESTS = """\
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]


def test_training():
    wrong = (TOP / "tests/loans/stage_02_smoke_before_fire/mutants/saves_nothing.py").read_text()
    code = Path(__file__).resolve().parents[1] / "training.py"
    assert wrong not in code.read_text()
"""
