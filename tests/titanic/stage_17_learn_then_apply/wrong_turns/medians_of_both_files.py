"""Both files are stacked, as they have always been, and learned from together."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "prepare_data() learns from the training passengers alone",
    "Age, Fare, Age*Class of X_train is not what",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    learned = learn(train)\n",
        "    learned = learn(pd.concat([train, test]))\n",
    )
