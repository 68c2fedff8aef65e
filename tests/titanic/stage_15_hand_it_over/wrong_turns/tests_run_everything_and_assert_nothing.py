"""Coverage is the aim, so the tests call everything and look at nothing."""

from pathlib import Path

TELLS = (
    "your tests notice each of 45 wrong implementations",
    "45 not noticed",
)

TESTS = '''"""Every line runs."""

import train


def test_it_runs():
    train.prepare_data()
    train.main()
'''


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    for file in tests.glob("test_*.py"):
        file.unlink()
    (tests / "test_it_runs.py").write_text(TESTS, "utf-8")
