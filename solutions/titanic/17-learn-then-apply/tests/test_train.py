"""What the program gives today, right or wrong: characterization tests.

The approved files beside this one were written by the program itself. A test that fails
says that something has changed, not that it has become wrong. When a change is meant,
run this file in the folder above, and read the diff before the commit:

    ../../.venv/bin/python -m tests.test_train

(On Windows the folder `bin` is called `Scripts`.)
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import train

HERE = Path(__file__).parent
TRAINING_PASSENGERS = 891


@pytest.fixture(name="prepared", scope="module")
def fixture_prepared():
    return train.prepare_data()


@pytest.fixture(name="trained", scope="module")
def fixture_trained():
    return train.prepare_data_and_train_model()


@pytest.fixture(name="few_trees")
def fixture_few_trees(monkeypatch):
    """For what does not depend on how good a forest is."""
    monkeypatch.setattr(train, "TREES", 10)


def test_features_of_the_training_passengers(prepared):
    x_train, _, _ = prepared

    assert_same(x_train, approved("features")[:TRAINING_PASSENGERS])


def test_features_of_the_test_passengers(prepared):
    _, _, x_test = prepared

    assert_same(x_test, approved("features")[TRAINING_PASSENGERS:])


def test_who_of_the_training_passengers_survived(prepared):
    _, y_train, _ = prepared

    assert list(y_train) == list(approved("predictions")["Survived"].dropna())


def test_the_model_is_trained_on_the_prepared_data(prepared, trained):
    x_train, y_train, _ = prepared
    _, x_used, y_used = trained

    assert_same(x_used, x_train)
    assert list(y_used) == list(y_train)


def test_predictions_for_all_passengers(trained):
    model, _, _ = trained

    predicted = model.predict(approved("features"))

    assert list(predicted) == list(approved("predictions")["Predicted"])


@pytest.mark.usefixtures("few_trees")
def test_the_score_is_one_on_passengers_the_model_has_not_seen():
    """The outcomes are drawn by lot here, so there is nothing to learn: a model is right
    about half of those it has not seen, and about more of those it remembers."""
    passengers = train.read_passengers("train")
    lots = np.random.default_rng(train.SEED).integers(0, 2, len(passengers))

    score = train.cross_validated_score(passengers, pd.Series(lots))

    assert score == pytest.approx(0.5, abs=0.06)


def test_the_script_prints_the_cross_validated_score_and_nothing_else(
    monkeypatch, capsys
):
    def score(passengers, survived):
        assert "Survived" not in passengers
        assert list(survived) == list(approved("predictions")["Survived"].dropna())
        return 0.8125

    monkeypatch.setattr(train, "cross_validated_score", score)

    train.main()

    [line] = capsys.readouterr().out.splitlines()
    assert "81.25" in line


@pytest.mark.usefixtures("few_trees")
def test_a_model_answers_for_one_passenger_of_whom_much_is_missing():
    passengers = train.read_passengers("train")
    model = train.build_model().fit(passengers, passengers["Survived"])
    unknown = passengers[:1].assign(Age=None, Fare=None, Embarked="X", Name="A")

    assert list(model.predict(unknown)) in ([0], [1])


def approved(name):
    return pd.read_csv(HERE / f"approved_{name}.csv", index_col="PassengerId")


def assert_same(actual, expected):
    """The same columns in the same order, the same rows, the same values."""
    pd.testing.assert_frame_equal(
        actual.reset_index(drop=True),
        expected.reset_index(drop=True),
        check_dtype=False,
    )


def approve():
    """Writes what the program gives now over the approved files."""
    model, x_train, y_train = train.prepare_data_and_train_model()
    _, _, x_test = train.prepare_data()
    features = pd.concat([x_train, x_test], ignore_index=True)
    predictions = pd.DataFrame(
        {
            "Survived": y_train.reset_index(drop=True).astype("Int64"),
            "Predicted": pd.Series(model.predict(features)),
        }
    )
    for name, table in {"features": features, "predictions": predictions}.items():
        table.index = pd.RangeIndex(1, len(table) + 1, name="PassengerId")
        table.to_csv(HERE / f"approved_{name}.csv", lineterminator="\n")


if __name__ == "__main__":
    approve()
