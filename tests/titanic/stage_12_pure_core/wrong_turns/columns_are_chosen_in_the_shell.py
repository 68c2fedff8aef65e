"""The features are computed in the core, and the shell picks the eight columns."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it gives back 15 columns: PassengerId,",
    "choose the columns in preprocessing.py",
)


def take(exercise: Path) -> None:
    core, script = exercise / "preprocessing.py", exercise / "train.py"
    rewrite(core, "    return prepared[FEATURES]", "    return prepared")
    rewrite(script, "import prepare_features", "import FEATURES, prepare_features")
    rewrite(
        script,
        "    features = prepare_features(pd.concat([train, test]))",
        "    features = prepare_features(pd.concat([train, test]))[FEATURES]",
    )
