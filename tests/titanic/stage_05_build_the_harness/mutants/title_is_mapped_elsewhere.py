"""A passenger titled Mlle, Ms or Mme came out as an unknown title, and no test of yours
failed."""

from pathlib import Path

import pandas as pd
from sklearn.ensemble import RandomForestClassifier

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    data = Path(__file__).parents[2] / "data" / "titanic"
    x_train, x_test = x_train.copy(), x_test.copy()
    for table, file in ((x_train, "train.csv"), (x_test, "test.csv")):
        names = pd.read_csv(data / file)["Name"]
        table.loc[names.str.contains(r" (?:Mlle|Ms|Mme)\.").to_numpy(), "Title"] = 0
    return x_train, y_train, x_test


def prepare_data_and_train_model():
    x_train, y_train, _ = prepare_data()
    forest = RandomForestClassifier(n_estimators=100, random_state=42)
    return forest.fit(x_train, y_train), x_train, y_train
