"""The seed is in the split, where everybody looks for it; the classifier has none."""

from drydock.judging.turns import rewrite

TELLS = ("two runs of training.py give the same model", "give a random_state")


def take(exercise):
    rewrite(
        exercise / "training.py",
        "GradientBoostingClassifier(random_state=SEED)",
        "GradientBoostingClassifier(subsample=0.8)",
    )
