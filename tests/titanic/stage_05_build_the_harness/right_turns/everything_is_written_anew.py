"""Somebody knew pandas well, and wrote the two functions anew instead of extracting them."""

import shutil
from pathlib import Path


def take(exercise: Path) -> None:
    # It judges others, so it has to pass itself.
    shutil.copy(Path(__file__).parents[2] / "stand_in" / "train.py", exercise)
