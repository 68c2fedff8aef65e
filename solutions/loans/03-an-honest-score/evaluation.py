"""How good is a model, on loans that it has not learned from? Any model, any loans.

    python evaluation.py
"""

from typing import NamedTuple

import joblib
from scipy.stats import binomtest, norm

from training import ARTIFACT, BAD, TARGET, load_data, split

COST_OF_A_DEFAULT = 5
COST_OF_A_REFUSAL = 1  # of somebody who would have repaid


class Figure(NamedTuple):
    """A figure, and the interval in which it lies with 95 % confidence."""

    value: float
    low: float
    high: float


def _bad_and_refused(model, loans):
    return (
        (loans[TARGET] == BAD).to_numpy(),
        model.predict(loans.drop(columns=TARGET)) == BAD,
    )


def recall_of_bad(model, loans):
    """The share that is refused of those who do not repay."""
    bad, refused = _bad_and_refused(model, loans)
    test = binomtest(int((bad & refused).sum()), int(bad.sum()))
    return Figure(test.statistic, *test.proportion_ci(method="wilson"))


def cost_per_applicant(model, loans):
    """What the decisions cost: 5 for a loan that is lost, 1 for a good one refused."""
    bad, refused = _bad_and_refused(model, loans)
    costs = COST_OF_A_DEFAULT * (bad & ~refused) + COST_OF_A_REFUSAL * (~bad & refused)
    margin = norm.ppf(0.975) * costs.std() / len(costs) ** 0.5
    return Figure(costs.mean(), costs.mean() - margin, costs.mean() + margin)


if __name__ == "__main__":
    _, held_out = split(load_data())
    for measure in (recall_of_bad, cost_per_applicant):
        figure = measure(joblib.load(ARTIFACT), held_out)
        print(f"{measure.__name__}: {figure.value:.3f}", end=" ")
        print(f"({figure.low:.3f} to {figure.high:.3f})")
