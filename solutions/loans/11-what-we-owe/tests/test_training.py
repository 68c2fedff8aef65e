"""Does training run to its end, and leave a model that can be used? On a few loans."""

from typing import Any, NamedTuple

import joblib
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from training import ARTIFACT, TARGET, load_data, train_model


class Run(NamedTuple):
    """One training: the loans it was given, the model that it returned, the one that it
    saved, as the service would load it, and whether the real model stayed as it was."""

    loans: pd.DataFrame
    returned: Any
    saved: Any
    left_the_real_model: bool


def _real_model():
    return ARTIFACT.read_bytes() if ARTIFACT.exists() else None


@pytest.fixture(name="run", scope="module")
def _run(tmp_path_factory):
    path = tmp_path_factory.mktemp("new") / "models" / "model.joblib"
    loans, before = load_data().head(100), _real_model()
    returned = train_model(loans, save_to=path)
    return Run(loans, returned, joblib.load(path), before == _real_model())


@pytest.fixture(name="applicants")
def _applicants():
    return load_data().head(100).drop(columns=TARGET)


def test_the_saved_model_answers_for_applicants(run, applicants):
    decisions = run.saved.predict(applicants)
    assert len(decisions) == len(applicants)
    assert set(decisions) <= {1, 2}


def test_the_saved_model_has_learned_something(run, applicants):
    """It knows the loans again that it has learned from."""
    chances = run.saved.predict_proba(applicants)
    of_bad = chances[:, list(run.saved.classes_).index(2)]
    assert roc_auc_score(load_data()[TARGET].head(100) == 2, of_bad) > 0.7


def test_a_purpose_that_no_loan_had_gets_an_answer(run, applicants):
    assert set(run.saved.predict(applicants.assign(purpose="A47"))) <= {1, 2}


def test_the_model_that_is_returned_is_the_one_that_is_saved(run, applicants):
    chances = run.saved.predict_proba(applicants)
    assert (chances == run.returned.predict_proba(applicants)).all()


def test_training_changes_neither_the_loans_nor_the_real_model(run):
    assert run.loans.equals(load_data().head(100))
    assert run.left_the_real_model
