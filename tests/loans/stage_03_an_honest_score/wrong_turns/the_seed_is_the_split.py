"""Why a file? A seed says it all, and training and evaluation use the same one now."""

from drydock.judging.turns import rewrite

TELLS = ("there is no held_out.csv", "hint 1 has the lines for it")


def take(exercise):
    (exercise / "held_out.csv").unlink()
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
