"""The features are put right after they have come from the core."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train.py builds Age in line",
    "Age*Class in line",
    "every feature is built by functions of preprocessing.py",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "AGE_UPPER_EDGES))",
        "AGE_UPPER_EDGES).where(years <= 64, years))",
    )
    rewrite(
        exercise / "train.py",
        "features = prepare_features(pd.concat([train, test]))",
        "features = prepare_features(pd.concat([train, test]))\n"
        '    features["Age"] = features["Age"].clip(upper=4)\n'
        '    features["Age*Class"] = features["Age"] * features["Pclass"]',
    )
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "bands_of([64, 64.5, 65, 80]) == [3, 3, 4, 4]",
        "bands_of([64, 64.5, 65, 80]) == [3, 3, 65, 80]",
    )
