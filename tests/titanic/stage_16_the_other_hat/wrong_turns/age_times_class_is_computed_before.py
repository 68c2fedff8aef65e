"""The ages are fixed at the very end, when Age*Class has been computed from the old ones."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("Age*Class differs in 13 of 1,309 rows", "look at the order of the steps")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "features = prepare_features(pd.concat([train, test]))",
        "features = prepare_features(pd.concat([train, test]))\n"
        '    features["Age"] = features["Age"].mask(features["Age"] > 4, 4)',
    )
