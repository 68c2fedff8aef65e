"""The approved files are found where pytest is started in one folder, and in no other."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "FileNotFoundError",
    "'tests/approved_features.csv'",
    "begin the path of a file at the test itself, as in Path(__file__).parent",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests" / "test_train.py",
        "HERE = Path(__file__).parent",
        'HERE = Path("tests")',
    )
