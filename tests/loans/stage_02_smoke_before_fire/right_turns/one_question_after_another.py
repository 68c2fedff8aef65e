"""The model is trained once for all tests of the file; each test is a row of a table; what
stands for the real model is a file of the test's own, by way of ARTIFACT."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    rewrite(script, "save_to=ARTIFACT", "save_to: Path | None = None")
    rewrite(
        script,
        "    save_to.parent",
        "    save_to = save_to or ARTIFACT\n    save_to.parent",
    )
    (exercise / "tests/test_training.py").write_text(TESTS, "utf-8")


TESTS = '''\
"""Smoke tests of training."""

import joblib
import pandas as pd
import pytest

import training

LOANS = training.load_data().head(100)
PEOPLE = LOANS.drop(columns="credit_risk")
ASKED = {
    "all": PEOPLE,
    "one": PEOPLE.head(1),
    "holiday": PEOPLE.assign(purpose="A47"),
    "no such savings": PEOPLE.head(3).assign(savings="A60"),
    "in other order": PEOPLE[PEOPLE.columns[::-1]],
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("smoke")
    real = folder / "real.joblib"
    real.write_text("the real model")
    given = LOANS.copy()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "ARTIFACT", real)
        training.train_model(given, save_to=folder / "x" / "y.joblib")
        told = real.read_text()
    return given, told, joblib.load(folder / "x" / "y.joblib")


@pytest.mark.parametrize("people", ASKED.values(), ids=ASKED)
def test_labels(run, people):
    assert pd.Series(run[2].predict(people)).isin([1, 2]).all()


def test_real_model(run):
    assert run[1] == "the real model"


def test_loans(run):
    pd.testing.assert_frame_equal(run[0], LOANS)


def test_bad_loans_get_higher_chances(run):
    chance = run[2].predict_proba(PEOPLE)[:, 1]
    bad = LOANS["credit_risk"] == 2
    assert chance[bad].mean() > chance[~bad].mean() + 0.1


def test_default_place(tmp_path, monkeypatch):
    monkeypatch.setattr(training, "ARTIFACT", tmp_path / "as before.joblib")
    training.train_model(LOANS)
    assert (tmp_path / "as before.joblib").exists()
'''
