"""The features are computed in the core, and the shell picks the eight columns."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "of the functions that train.py calls (prepare_features) none gives back just these",
    "the choice of the columns",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "    return prepared[FEATURES]",
        "    return prepared",
    )
    script = exercise / "train.py"
    rewrite(script, "import prepare_features", "import FEATURES, prepare_features")
    rewrite(
        script,
        "    features = prepare_features(pd.concat([train, test]))",
        "    features = prepare_features(pd.concat([train, test]))[FEATURES]",
    )
