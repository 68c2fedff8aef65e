"""While we are at it: an f-string reads better."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("its layout only", "another meaning: def warning")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "formatting.py", '"aground at " + place', 'f"aground at {place}"'
    )
