"""Is the model good enough for everybody? By job and by age.

A group counts as failed where even the kind end of its interval, the one at which the model
looks better, is worse than the figure of all by more than MARGIN. The interval takes care of
chance; the margin says how much worse off a group may be, and is a decision of ours. So is
ENOUGH: a group with fewer people to count is not judged, and a test knows which these are.
"""

import pandas as pd
import pytest

from evaluation import (
    ENOUGH,
    age_bands,
    by_group,
    people,
    recall_of_bad,
    refused_of_good,
)
from training import BAD, GOOD, TARGET

MARGIN = 0.20
GROUPS = {"job": lambda loans: loans["job"], "age": age_bands}
TOO_SMALL = {(BAD, "A171"), (BAD, "A174"), (GOOD, "A171")}


@pytest.fixture(name="groups", params=GROUPS)
def _groups(request, held_out):
    group_of = GROUPS[request.param]
    return group_of(held_out)


def judged(measure, model, loans, groups, label):
    """The measure in each group that has enough people to count."""
    counted = people(loans, groups, label)
    large = set(counted[counted >= ENOUGH].index)
    found = by_group(measure, model, loans, groups)
    return {name: figure for name, figure in found.items() if name in large}


def test_no_group_is_lent_to_blindly(model, held_out, groups):
    least = recall_of_bad(model, held_out).value - MARGIN
    found = judged(recall_of_bad, model, held_out, groups, BAD)
    assert not {name: figure for name, figure in found.items() if figure.high < least}


def test_no_group_is_refused_wholesale(model, held_out, groups):
    most = refused_of_good(model, held_out).value + MARGIN
    found = judged(refused_of_good, model, held_out, groups, GOOD)
    assert not {name: figure for name, figure in found.items() if figure.low > most}


def test_the_groups_that_are_too_small_to_judge_are_known(held_out):
    """If this fails, a group has come or gone: decide what to do, and write it down."""
    counts = {
        (label, name): people(held_out, group(held_out), label).get(name, 0)
        for group in GROUPS.values()
        for label in (GOOD, BAD)
        for name in group(held_out).unique()
    }
    assert {one for one, count in counts.items() if count < ENOUGH} == TOO_SMALL


class Decides:
    """Stands for a model: its decisions are written down in the loans."""

    def predict(self, applicants):
        return applicants["decision"].to_numpy()


@pytest.fixture(name="few")
def _few():
    return pd.DataFrame(
        {
            TARGET: [2, 2, 1, 1, 1, 1],
            "decision": [2, 1, 2, 1, 1, 1],
            "age": [25, 26, 35, 36, 50, 51],
            "town": ["Ulm", "Ulm", "Ulm", "Ulm", "Linz", "Linz"],
        },
        index=[7, 3, 9, 1, 4, 8],
    )


def test_refusals_are_counted_among_those_who_would_have_repaid(few):
    assert refused_of_good(Decides(), few).value == pytest.approx(1 / 4)


def test_each_group_is_measured_by_itself(few):
    found = by_group(recall_of_bad, Decides(), few, few["town"])
    assert found["Ulm"] == recall_of_bad(Decides(), few.head(4))
    assert (found["Linz"].low, found["Linz"].high) == (0, 1), "nobody there to count"


def test_the_edges_of_the_bands(few):
    bands = ["18 to 25", "26 to 35", "26 to 35", "36 to 50", "36 to 50", "51 and more"]
    assert list(age_bands(few)) == bands
    assert list(age_bands(few).index) == list(few.index)
