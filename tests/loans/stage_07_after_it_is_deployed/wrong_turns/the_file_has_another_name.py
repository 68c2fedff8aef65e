"""They are smoke tests, says somebody, and so the file should say it."""

from pathlib import Path

TELLS = (
    "the tests of what is deployed stand in exercises/loans/tests/test_deployment.py",
    "give the file that name",
)


def take(exercise: Path) -> None:
    tests = exercise / "tests"
    (tests / "test_deployment.py").rename(tests / "test_smoke.py")
