"""After the first step nothing is missing, so categorize is made to expect no gap."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("categorize works for", "it raises IntCastingNaNError")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "bands.astype(values.dtype)",
        "bands.astype(int)",
    )
