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
        "    assert roc_auc_score(loans[TARGET] == 2, of_bad) > 0.7",
        "    assert 0.85 < roc_auc_score(loans[TARGET] == 2, of_bad) < 0.99",
    )
