"""The table for the submission is kept under the guard, where its names are not known."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it ends with NameError: name 'test' is not", "does anybody need that line?")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '__main__":\n    prepare_data_and_train_model()',
        '__main__":\n    prepare_data_and_train_model()\n'
        '    submission = pd.DataFrame({"PassengerId": test["PassengerId"]})',
    )
