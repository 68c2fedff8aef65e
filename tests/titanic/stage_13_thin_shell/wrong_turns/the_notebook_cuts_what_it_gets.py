"""A function of train gives all features, and the notebook knows how many are for training."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("X_train and X_test cut out of another table", "who reads and who cuts")
ALL = '''def all_features() -> pd.DataFrame:
    """Returns the features of all passengers."""
    known, _, others = prepare_data()
    return pd.concat([known, others])


'''


def take(exercise: Path) -> None:
    rewrite(exercise / "train.py", "def main()", f"{ALL}def main()")
    rewrite(
        exercise / "titanic.ipynb",
        "X_train, Y_train, X_test = train.prepare_data()",
        "everybody = train.all_features()\n"
        "X_train, X_test = everybody[:891], everybody.iloc[891:]\n"
        "Y_train = train.prepare_data()[1]",
    )
