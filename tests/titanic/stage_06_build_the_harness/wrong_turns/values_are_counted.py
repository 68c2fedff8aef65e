"""How often each value occurs is compared, and not who has it."""

from pathlib import Path

TELLS = ("1 not noticed", "X_test came out sorted by fare")

TESTS = """
import pathlib

import pandas as pd
import train

HERE = pathlib.Path(__file__).parent
APPROVED = pd.read_csv(HERE / "approved_features.csv", index_col="PassengerId")
SAID = pd.read_csv(HERE / "approved_predictions.csv")["Predicted"]


def counts(table):
    return [(name, table[name].value_counts().to_dict()) for name in table]


def test_values():
    X_train, _, X_test = train.prepare_data()
    assert counts(X_train) == counts(APPROVED[:891])
    assert counts(X_test) == counts(APPROVED[891:])


def test_predictions():
    model, X_train, _ = train.prepare_data_and_train_model()
    assert list(model.predict(X_train)) == list(SAID[:891])
"""


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_train.py").write_text(TESTS, "utf-8")
