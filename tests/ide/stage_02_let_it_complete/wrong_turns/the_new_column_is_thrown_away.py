"""astype does not change a column; what it gives is not kept."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("2. boxes is a column", "['12', '10', '15', '9']")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "complete.py",
        'boxes = catch["boxes"].astype(int)',
        'boxes = catch["boxes"]\nboxes.astype(int)',
    )
