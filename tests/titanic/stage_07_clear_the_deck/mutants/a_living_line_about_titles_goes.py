"""A passenger titled Mlle, Ms or Mme came out as an unknown title, and no test of yours
failed."""

from pathlib import Path

import pandas as pd

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    data = Path(__file__).parents[2] / "data" / "titanic"
    x_train, x_test = x_train.copy(), x_test.copy()
    for table, file in ((x_train, "train.csv"), (x_test, "test.csv")):
        names = pd.read_csv(data / file)["Name"]
        table.loc[names.str.contains(r" (?:Mlle|Ms|Mme)\.").to_numpy(), "Title"] = 0
    return x_train, y_train, x_test
