"""categorize is right, and Age gets one more edge, as the old notebook says."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "you improved it, and that is another hat",
    "13 of 1,309 passengers, all over 64",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py", "(16, 32, 48, 64)", "(16, 32, 48, 64, math.inf)"
    )
