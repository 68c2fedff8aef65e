"""Ages and fares came out as they are, with their bands as two more columns and IsAlone
lost, and no test of yours failed. The training accuracy rose from 86.76 to 98.20; on the
418 test passengers it fell from 76.6 to 76.1."""

from pathlib import Path

import pandas as pd

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    data = Path(__file__).parents[2] / "data" / "titanic"
    files = (data / "train.csv", data / "test.csv")
    raw = pd.concat([pd.read_csv(file) for file in files], ignore_index=True)
    median = raw.groupby(["Sex", "Pclass"])["Age"].transform("median")
    tables = pd.concat([x_train, x_test], ignore_index=True)
    tables = tables.drop(columns="IsAlone").assign(
        AgeBand=tables["Age"].where(tables["Age"] <= 3, 4),
        FareBand=tables["Fare"],
        Age=raw["Age"].fillna((median * 2).round() / 2),
        Fare=raw["Fare"].fillna(raw["Fare"].median()),
    )
    tables["Age*Class"] = tables["Age"] * tables["Pclass"]
    return tables[:891], y_train, tables[891:].reset_index(drop=True)
