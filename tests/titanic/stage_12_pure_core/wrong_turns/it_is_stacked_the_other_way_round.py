"""On the way, the tables are stacked the other way round, and cut in the old place."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("test_features_of_the_training_passengers fails", "the approved features")


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "concat([train, test])", "concat([test, train])")
