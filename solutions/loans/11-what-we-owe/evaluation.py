"""How good is a model, on loans that it has not learned from? Any model, any loans.

    python evaluation.py
"""

from typing import NamedTuple

import joblib
import pandas as pd
from scipy.stats import binomtest, norm

from training import ARTIFACT, BAD, GOOD, TARGET, load_data, split

COST_OF_A_DEFAULT = 5
COST_OF_A_REFUSAL = 1  # of somebody who would have repaid
ENOUGH = 10  # people in a group: of fewer, no share is told


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
    return _share(refused[bad])


def refused_of_good(model, loans):
    """The share that is refused of those who would have repaid."""
    bad, refused = _bad_and_refused(model, loans)
    return _share(refused[~bad])


def _share(refused):
    if len(refused) == 0:
        return Figure(float("nan"), 0.0, 1.0)  # of nobody, all can be true
    test = binomtest(int(refused.sum()), len(refused))
    return Figure(test.statistic, *test.proportion_ci(method="wilson"))


def cost_per_applicant(model, loans):
    """What the decisions cost: 5 for a loan that is lost, 1 for a good one refused."""
    bad, refused = _bad_and_refused(model, loans)
    costs = COST_OF_A_DEFAULT * (bad & ~refused) + COST_OF_A_REFUSAL * (~bad & refused)
    margin = norm.ppf(0.975) * costs.std() / len(costs) ** 0.5
    return Figure(costs.mean(), costs.mean() - margin, costs.mean() + margin)


def by_group(measure, model, loans, groups):
    """A measure for each group: `groups` has the name of a group for each loan."""
    return {name: measure(model, own) for name, own in loans.groupby(groups)}


def age_bands(loans):
    """Each customer's age in one of four bands."""
    names = ["18 to 25", "26 to 35", "36 to 50", "51 and more"]
    return pd.cut(loans["age"], [17, 25, 35, 50, 120], labels=names).astype(str)


def people(loans, groups, label):
    """How many a share counts in each group: those with this label, 1 or 2."""
    return groups[loans[TARGET] == label].value_counts()


def print_by_group(model, loans, groups):
    """Both shares in each group, or how few people there are."""
    for measure, label in {recall_of_bad: BAD, refused_of_good: GOOD}.items():
        counted = people(loans, groups, label)
        for name, figure in by_group(measure, model, loans, groups).items():
            number = counted.get(name, 0)
            says = shown(figure) if number >= ENOUGH else "too few"
            print(f"{name}: {measure.__name__} of {number}: {says}")


def shown(figure):
    """A figure with its interval, for people."""
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"


def main():
    """Prints what the saved model is worth, over all loans held out and by group."""
    _, held_out = split(load_data())
    model = joblib.load(ARTIFACT)
    for measure in (recall_of_bad, cost_per_applicant, refused_of_good):
        print(f"{measure.__name__}: {shown(measure(model, held_out))}")
    for groups in (held_out["job"], age_bands(held_out)):
        print()
        print_by_group(model, held_out, groups)


if __name__ == "__main__":
    main()
