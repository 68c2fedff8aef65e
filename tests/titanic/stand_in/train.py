"""Does what the program of the titanic kata does, and is soon imported.

Stands in for the reference solution where participants' tests meet wrong code. Most of
that is noticed before a model is trained, so scikit-learn is imported only then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"
TITLES = {"Mr": 1, "Miss": 2, "Mlle": 2, "Ms": 2, "Mrs": 3, "Mme": 3, "Master": 4}
RARE = "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()
PORTS = {"S": 0, "C": 1, "Q": 2}


def prepare_data() -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """Returns X_train, Y_train and X_test, each with one row per passenger."""
    train, test = (pd.read_csv(DATA / f"{name}.csv") for name in ("train", "test"))
    features = _features(pd.concat([train, test]))
    return features[: len(train)], train["Survived"], features[len(train) :]


def _features(passengers: pd.DataFrame) -> pd.DataFrame:
    age = _age_bands(passengers)
    fare = passengers["Fare"].fillna(passengers["Fare"].median())
    port = passengers["Embarked"].fillna(passengers["Embarked"].mode()[0])
    return pd.DataFrame(
        {
            "Pclass": passengers["Pclass"],
            "Sex": np.where(passengers["Sex"] == "female", 1, 0),
            "Age": age,
            "Fare": pd.cut(fare, [-1, 7.91, 14.454, 31, 9999], labels=False),
            "Embarked": port.map(PORTS).astype("int64"),
            "Title": _titles(passengers["Name"]),
            "IsAlone": (passengers["SibSp"] + passengers["Parch"] == 0).astype("int64"),
            "Age*Class": age * passengers["Pclass"],
        }
    )


def _age_bands(passengers: pd.DataFrame) -> pd.Series:
    """Bands by number; ages over 64 stay years."""
    medians = passengers.groupby(["Sex", "Pclass"])["Age"].transform("median")
    age = passengers["Age"].fillna((medians * 2).round() / 2).astype(int)
    bands = pd.cut(age, [-1, 16, 32, 48, 64, 999], labels=False)
    return bands.where(age <= 64, age).astype("int64")


def _titles(names: pd.Series) -> pd.Series:
    words = names.str.extract(r" ([A-Za-z]+)\.", expand=False)
    return words.map(TITLES | dict.fromkeys(RARE, 5)).fillna(0).astype("int64")


def prepare_data_and_train_model() -> tuple[Any, pd.DataFrame, pd.Series]:
    """Returns the trained forest, and X_train and Y_train, which it was trained on."""
    # pylint: disable-next=import-outside-toplevel
    from sklearn.ensemble import RandomForestClassifier

    x_train, y_train, _ = prepare_data()
    forest = RandomForestClassifier(n_estimators=100, random_state=42)
    return forest.fit(x_train, y_train), x_train, y_train
