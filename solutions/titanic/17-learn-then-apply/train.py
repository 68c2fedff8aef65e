"""Reads the passenger lists, trains a random forest and prints how well it predicts.

What is computed is in preprocessing.py; here is what touches the world.
"""

from pathlib import Path
from typing import Self

import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline

from preprocessing import Learned, learn, prepare_features

DATA = Path(__file__).resolve().parents[2] / "data" / "titanic" / "renamed"

# What the files call a column, and what we call it: the only place that knows both.
OUR_NAMES = {"ticket_class": "Pclass", "full_name": "Name"}

TREES = 100
SEED = 42
FOLDS = 5


def read_passengers(name: str) -> pd.DataFrame:
    """Returns one of the lists, "train" or "test", the columns called as we call them.

    Raises KeyError where the file has no column of a name that is to be translated.
    """
    passengers = pd.read_csv(DATA / f"{name}.csv")
    return passengers.rename(columns=OUR_NAMES, errors="raise")


def prepare_data() -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """Returns X_train, Y_train and X_test, each with one row per passenger."""
    train, test = read_passengers("train"), read_passengers("test")

    learned = learn(train)

    return (
        prepare_features(train, learned),
        train["Survived"],
        prepare_features(test, learned),
    )


def prepare_data_and_train_model() -> (
    tuple[RandomForestClassifier, pd.DataFrame, pd.Series]
):
    """Returns the trained forest, and X_train and Y_train, which it was trained on."""
    features, survived, _ = prepare_data()

    return build_forest().fit(features, survived), features, survived


def build_forest() -> RandomForestClassifier:
    """Returns a forest that is still to be trained, on features."""
    return RandomForestClassifier(n_estimators=TREES, random_state=SEED)


class Preparation(TransformerMixin, BaseEstimator):
    """`learn` and `prepare_features`, as scikit-learn calls them."""

    learned_: Learned

    def fit(self, passengers: pd.DataFrame, _survived: object = None) -> Self:
        """Learns from `passengers`; who survived does not matter."""
        self.learned_ = learn(passengers)
        return self

    def transform(self, passengers: pd.DataFrame) -> pd.DataFrame:
        """Returns the features of `passengers`."""
        return prepare_features(passengers, self.learned_)


def build_model() -> Pipeline:
    """Returns a model that is still to be trained, on passengers as they were read."""
    return make_pipeline(Preparation(), build_forest())


def cross_validated_score(passengers: pd.DataFrame, survived: pd.Series) -> float:
    """Returns the accuracy of the model, a share of 1, on passengers it has not seen.

    Each of `passengers` is in one of FOLDS folds, and judged by a model that has learned
    from the other folds, the values that fill gaps included.
    """
    return cross_val_score(build_model(), passengers, survived, cv=FOLDS).mean()


def main() -> None:
    """Prints how well the model predicts."""
    passengers = read_passengers("train")
    survived = passengers.pop("Survived")
    score = cross_validated_score(passengers, survived)
    print(f"cross-validated accuracy: {100 * score:.2f} %")


if __name__ == "__main__":
    main()
