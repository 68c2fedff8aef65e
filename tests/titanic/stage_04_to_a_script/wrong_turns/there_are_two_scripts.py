"""The part that makes the features is kept, to compare with it while the rest changes."""

from pathlib import Path

TELLS = ("features_old.py beside it", "delete exercises/titanic/features_old.py")


def take(exercise: Path) -> None:
    half, _, _ = (exercise / "train.py").read_text("utf-8").partition("X_train = ")
    (exercise / "features_old.py").write_text(half, "utf-8")
