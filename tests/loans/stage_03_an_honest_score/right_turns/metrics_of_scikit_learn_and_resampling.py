"""Measures from scikit-learn's metrics, intervals by resampling, plain tuples, and bars that
come from costs alone.
"""

EVALUATION = """
import numpy as np
import joblib
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix, recall_score

from training import ARTIFACT, load_data, split


def recall_of_bad(model, loans):
    said = model.predict(loans.drop(columns=["credit_risk"]))
    recall = recall_score(loans["credit_risk"], said, pos_label=2)
    bad = int((loans["credit_risk"] == 2).sum())
    exact = binomtest(round(recall * bad), bad).proportion_ci(method="exact")
    return recall, exact.low, exact.high


def cost_per_applicant(model, loans):
    truth = loans["credit_risk"].to_numpy()
    said = np.asarray(model.predict(loans.drop(columns=["credit_risk"])))
    price = np.array([[0, 1], [5, 0]])
    total = (confusion_matrix(truth, said, labels=[1, 2]) * price).sum()
    each = np.where(truth == said, 0, np.where(truth == 2, 5, 1))
    draws = np.random.default_rng(0).choice(each, (2000, len(each)))
    low, high = np.percentile(draws.mean(axis=1), [2.5, 97.5])
    return total / len(truth), low, high


if __name__ == "__main__":
    model, loans = joblib.load(ARTIFACT), split(load_data())[1]
    print("recall of bad: {:.1%} [{:.1%}, {:.1%}]".format(*recall_of_bad(model, loans)))
    print("cost: {:.2f} [{:.2f}, {:.2f}]".format(*cost_per_applicant(model, loans)))
"""
TESTS = """
import joblib
import pytest

from evaluation import cost_per_applicant, recall_of_bad
from training import ARTIFACT, load_data, split


@pytest.fixture(scope="module")
def figures():
    model, loans = joblib.load(ARTIFACT), split(load_data())[1]
    return recall_of_bad(model, loans), cost_per_applicant(model, loans)


def test_most_of_those_who_do_not_repay_are_found(figures):
    assert figures[0][0] > 2 / 3


def test_it_earns_a_tenth_more_than_to_lend_to_nobody(figures):
    assert figures[1][0] < 0.9 * 178 / 250


def test_nobody_is_that_good_without_knowing_the_loans(figures):
    assert figures[1][0] > 0.25, "has it seen the loans that are held out?"
"""


def take(exercise):
    (exercise / "evaluation.py").write_text(EVALUATION, "utf-8")
    (exercise / "tests" / "test_evaluation.py").write_text(TESTS, "utf-8")
