"""The features are there already, so cross_val_score gets them and not the passengers."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "learned anew for each fold",
    "5 of 5 forests get missing ages that were filled with a median of other passengers",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    return cross_val_score(build_model(), passengers, survived, cv=FOLDS).mean()",
        "    features = prepare_features(passengers, learn(passengers))\n"
        "    return cross_val_score(build_forest(), features, survived, cv=FOLDS).mean()",
    )
