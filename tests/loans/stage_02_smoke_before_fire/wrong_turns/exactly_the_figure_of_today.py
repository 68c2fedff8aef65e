"""Today's figure is written down to the digit, so that every change is noticed: a better
model, too."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "on right code written differently (A random forest with a seed",
    "test_the_saved_model_has_learned_something fails",
    "and not how your code does it",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "tests/test_training.py",
        "TARGET].head(100) == 2, of_bad) > 0.7",
        "TARGET].head(100) == 2, of_bad) == pytest.approx(0.931, abs=0.01)",
    )
