"""All tests are green, so there seems to be nothing to do."""

from pathlib import Path

FROM = "start"
TELLS = (
    "no function has more than 15 statements",
    "prepare_data in train.py, line",
    "df in line",
    "there is no prepare_features in preprocessing.py",
    "train.py builds Sex in line",
)


def take(exercise: Path) -> None:
    assert exercise.is_dir()
