"""Are the measures right, on loans that one can count, and is the model good enough?"""

import json
from pathlib import Path

import pandas as pd
import pytest

from evaluation import cost_per_applicant, recall_of_bad
from training import BAD, TARGET, load_data, split

RATCHET = json.loads((Path(__file__).parents[1] / "ratchet.json").read_text())


class Decides:
    """Stands for a model: its decisions are written down in the loans."""

    def predict(self, applicants):
        return applicants["decision"].to_numpy()


@pytest.fixture(name="six")
def _six():
    """Of three bad loans one is refused; of three good ones one."""
    return pd.DataFrame({TARGET: [2, 2, 2, 1, 1, 1], "decision": [2, 1, 1, 2, 1, 1]})


def test_recall_counts_only_those_who_do_not_repay(six):
    assert recall_of_bad(Decides(), six).value == pytest.approx(1 / 3)


def test_a_default_costs_five_times_a_refusal(six):
    assert cost_per_applicant(Decides(), six).value == pytest.approx((5 + 5 + 1) / 6)


@pytest.mark.parametrize("measure", [recall_of_bad, cost_per_applicant])
def test_ten_times_the_loans_give_a_narrower_interval(measure, six):
    few, many = measure(Decides(), six), measure(Decides(), pd.concat([six] * 10))
    assert few.low < many.low < many.value < many.high < few.high


def test_six_of_six_are_no_certainty(six):
    """Three bad loans, each of them twice, and all are refused."""
    bad = pd.concat([six[six[TARGET] == 2].assign(decision=2)] * 2)
    assert recall_of_bad(Decides(), bad).low < 0.9


def test_the_two_parts_are_all_loans_and_none_is_in_both():
    loans = load_data()
    learned, held_out = split(loans)
    assert len(held_out) == 250
    assert sorted([*learned.index, *held_out.index]) == list(loans.index)


def test_it_finds_those_who_do_not_repay(model, held_out):
    assert recall_of_bad(model, held_out).high >= RATCHET["recall_of_bad"]


def test_it_costs_no_more_than_the_last_one(model, held_out):
    assert cost_per_applicant(model, held_out).low <= RATCHET["cost_per_applicant"]


def test_it_is_not_too_good_to_be_true(model, held_out):
    """Or it is better, and then the ratchet is moved, on purpose."""
    assert cost_per_applicant(model, held_out).high >= RATCHET["cost_per_applicant"]


def test_it_costs_less_than_to_refuse_everybody(model, held_out):
    refuse_all = (held_out[TARGET] != BAD).mean()
    assert cost_per_applicant(model, held_out).value < refuse_all
