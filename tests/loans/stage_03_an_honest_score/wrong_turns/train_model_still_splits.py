"""The split in train_model stays where it was: it gets 750 loans, and learns from 562."""

from drydock.judging.turns import rewrite

TELLS = (
    "learns from the 750 loans that held_out.csv does not name",
    "it learns from 562",
)


def take(exercise):
    rewrite(
        exercise / "training.py",
        "X = data.drop(columns=TARGET)\n    model",
        "data, _ = train_test_split(data, random_state=SEED)\n"
        "    X = data.drop(columns=TARGET)\n    model",
    )
    rewrite(
        exercise / "training.py",
        "import FixedThresholdClassifier",
        "import FixedThresholdClassifier, train_test_split",
    )
