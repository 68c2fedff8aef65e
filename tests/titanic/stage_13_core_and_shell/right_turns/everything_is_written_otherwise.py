"""No pipe, other names, tests in a class, and a notebook with another story."""

import json
from pathlib import Path

HELPERS = (
    "prepare_features",
    "encode_sex",
    "encode_port",
    "band_age",
    "band_fare",
    "add_age_times_class",
)

STEPS = '''def features_of(passengers: pd.DataFrame) -> pd.DataFrame:
    """The eight features of every passenger."""
    known = add_is_alone(add_derived_title(passengers))
    ages = impute_by_group_median(known, "Age", ["Sex", "Pclass"], 0.5)["Age"]
    ports = impute_most_frequent(known["Embarked"])
    fares = impute_median(known["Fare"])
    built = known.copy()
    built["Sex"] = (known["Sex"] == "female").astype(int)
    built["Age"] = categorize(ages.astype(int), [16, 32, 48, 64])
    built["Fare"] = categorize(fares, [7.91, 14.454, 31, math.inf]).astype(int)
    built["Embarked"] = ports.map({"S": 0, "C": 1, "Q": 2}).astype(int)
    built["Age*Class"] = built["Age"] * built["Pclass"]
    return built[
        ["Pclass", "Sex", "Age", "Fare", "Embarked", "Title", "IsAlone", "Age*Class"]
    ]


'''

SCRIPT = '''"""Trains the forest."""

from pathlib import Path

import pandas as pd
from sklearn.ensemble import RandomForestClassifier

import preprocessing

HERE = Path(__file__).resolve().parent


def read(name):
    """A passenger list."""
    return pd.read_csv(HERE.parent.parent / "data" / "titanic" / f"{name}.csv")


def prepare_data():
    """X_train, Y_train, X_test."""
    train, test = read("train"), read("test")
    X = preprocessing.features_of(pd.concat([train, test]))
    X_train, X_test = X.iloc[: len(train)], X.iloc[len(train) :]
    return X_train, train["Survived"], X_test


def prepare_data_and_train_model():
    """The forest, and what it was trained on."""
    X_train, Y_train, _ = prepare_data()
    model = RandomForestClassifier(100, random_state=42).fit(X_train, Y_train)
    return model, X_train, Y_train


if __name__ == "__main__":
    forest, X_known, Y_known = prepare_data_and_train_model()
    print(round(forest.score(X_known, Y_known) * 100, 2))
'''

TESTS = '''"""The functions and the whole."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import preprocessing
import train

HERE = Path(__file__).parent
PEOPLE = pd.DataFrame(
    {
        "Name": ["A, Mr. B", "C, Mlle. D"],
        "SibSp": [0, 1],
        "Parch": [0, 0],
    }
)


class TestFunctions:
    def test_is_alone(self):
        people = PEOPLE.copy()
        assert preprocessing.add_is_alone(people)["IsAlone"].tolist() == [1, 0]
        assert people.equals(PEOPLE)

    def test_titles(self):
        assert preprocessing.add_derived_title(PEOPLE)["Title"].tolist() == [1, 2]

    def test_bands(self):
        values = pd.Series([1, 5, 9])
        assert preprocessing.categorize(values, [2, 6, 10]).tolist() == [0, 1, 2]
        assert values.tolist() == [1, 5, 9]


class TestTheWhole:
    @pytest.fixture(scope="class")
    def forest(self):
        return train.prepare_data_and_train_model()[0]

    @pytest.fixture
    def approved(self):
        files = [HERE / f"approved_{name}.csv" for name in ("features", "predictions")]
        return [pd.read_csv(file, index_col="PassengerId") for file in files]

    def test_features(self, approved):
        parts = train.prepare_data()
        assert (np.vstack([parts[0], parts[2]]) == approved[0].to_numpy()).all()

    def test_predictions(self, approved, forest):
        assert (forest.predict(approved[0]) == approved[1]["Predicted"]).all()
'''

CODE = (
    "%load_ext autoreload\n%autoreload 1\n%aimport train, preprocessing\n"
    "from train import prepare_data, prepare_data_and_train_model",
    "X_train, Y_train, X_test = prepare_data()\nX_train.head(3)",
    "model, *_ = prepare_data_and_train_model()\nmodel.score(X_train, Y_train)",
    "decades = preprocessing.categorize(X_train['Age'] * 10, range(10, 100, 10))\n"
    "Y_train.groupby(decades).mean()",
)


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    text = core.read_text("utf-8")
    for name in HELPERS:
        begin = text.index(f"def {name}(")
        end = text.find("\ndef ", begin)
        text = text[:begin] + (text[end + 1 :] if end > 0 else "")
    core.write_text(f"{text.rstrip()}\n\n\n{STEPS.rstrip()}\n", "utf-8")
    (exercise / "train.py").write_text(SCRIPT, "utf-8")
    tests = exercise / "tests"
    for file in tests.glob("test_*.py"):
        file.unlink()
    (tests / "test_all.py").write_text(TESTS, "utf-8")
    cells = [
        _cell("markdown", "# Titanic\n\nWho survived, and what a forest makes of it.")
    ]
    cells += [_cell("code", source) for source in CODE]
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (exercise / "titanic.ipynb").write_text(json.dumps(document), "utf-8")


def _cell(kind: str, source: str) -> dict[str, object]:
    cell: dict[str, object] = {"cell_type": kind, "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})
