"""The file is written, as was asked; a seed says the same, and everything still uses that."""

from drydock.judging.turns import rewrite

TELLS = (
    "where held_out.csv names 250 other loans, training.py learns from the 750",
    "it learns from the same loans as before",
    "it prints figures of the loans that were held out before",
    "where held_out.csv names 250 loans from which your model has learned, a test fails",
)


def take(exercise):
    rewrite(
        exercise / "training.py",
        'held_out = data.index.isin(pd.read_csv(HELD_OUT)["row"])',
        "_, rows = train_test_split(data.index, random_state=SEED)\n"
        "    held_out = data.index.isin(rows)",
    )
    rewrite(
        exercise / "training.py",
        "import FixedThresholdClassifier",
        "import FixedThresholdClassifier, train_test_split",
    )
