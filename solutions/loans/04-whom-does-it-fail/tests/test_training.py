"""Does training run to its end, and leave a model that can be used? On a few loans."""

import joblib
import pytest
from sklearn.metrics import roc_auc_score

from training import ARTIFACT, TARGET, load_data, train_model


@pytest.fixture(name="loans")
def _loans():
    return load_data().head(100)


@pytest.fixture(name="model")
def _model(loans, tmp_path):
    """What training has saved, as the service would load it."""
    train_model(loans, save_to=tmp_path / "models" / "model.joblib")
    return joblib.load(tmp_path / "models" / "model.joblib")


def test_the_saved_model_answers_for_applicants(model, loans):
    decisions = model.predict(loans.drop(columns=TARGET))
    assert len(decisions) == len(loans)
    assert set(decisions) <= {1, 2}


def test_the_saved_model_has_learned_something(model, loans):
    """It knows the loans again that it has learned from."""
    chances = model.predict_proba(loans.drop(columns=TARGET))
    of_bad = chances[:, list(model.classes_).index(2)]
    assert roc_auc_score(loans[TARGET] == 2, of_bad) > 0.7


def test_a_purpose_that_no_loan_had_gets_an_answer(model, loans):
    applicants = loans.drop(columns=TARGET).assign(purpose="A47")
    assert set(model.predict(applicants)) <= {1, 2}


def test_the_model_that_is_returned_is_the_one_that_is_saved(loans, tmp_path):
    returned = train_model(loans, save_to=tmp_path / "model.joblib")
    saved = joblib.load(tmp_path / "model.joblib")
    applicants = loans.drop(columns=TARGET)
    chances = saved.predict_proba(applicants)
    assert (chances == returned.predict_proba(applicants)).all()


def test_training_changes_neither_the_loans_nor_the_real_model(loans, tmp_path):
    before = ARTIFACT.read_bytes() if ARTIFACT.exists() else None
    given = loans.copy()

    train_model(loans, save_to=tmp_path / "model.joblib")

    assert loans.equals(given)
    assert (ARTIFACT.read_bytes() if ARTIFACT.exists() else None) == before
