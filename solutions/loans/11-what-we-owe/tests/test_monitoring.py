"""Alarms are rare, and they are true: on batches that are quiet, and on some that drift."""

import json

import numpy as np
import pandas as pd
import pytest

from monitoring import DUPLICATES, alarms, drift, read_log
from training import load_data


@pytest.fixture(name="loans", scope="module")
def _loans():
    return load_data()


def drawn(loans, size, seed=42):
    """A batch, and the loans to compare it with: none is in both."""
    order = np.random.default_rng(seed).permutation(len(loans))
    return loans.iloc[order[:size]], loans.iloc[order[300:]]


def test_quiet_batches_are_quiet(loans):
    sizes = [30, 60, 120, 300] * 2
    quiet = [drawn(loans, size, seed) for seed, size in enumerate(sizes)]
    assert sum(bool(alarms(*one)) for one in quiet) <= 1


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("amount", lambda old: (old / 1.95583).round()),
        ("duration", lambda old: old + 12),
        ("age", lambda old: old.where(old.index % 3 > 0)),
        ("age", lambda old: old.mean() + 2 * (old - old.mean())),
        ("purpose", lambda old: old.where(old.index % 6 > 0, "A47")),
        ("savings", lambda old: old.where(old.index % 2 > 0, "A65")),
        ("housing", lambda old: old.where(old.index % 5 > 0)),
        ("credit_risk", lambda old: old.where(old.index % 2 > 0, 2)),
    ],
    ids="euro longer gaps spread new-code one-code gaps-in-codes labels".split(),
)
def test_what_has_drifted_is_named_and_nothing_else(loans, column, change):
    batch, reference = drawn(loans, 150)
    assert alarms(batch.assign(**{column: change(batch[column])}), reference) == [column]


def test_requests_that_were_sent_twice_are_noticed(loans):
    batch, reference = drawn(loans, 60)
    assert DUPLICATES in alarms(pd.concat([batch, batch.head(20)]), reference)


def test_the_same_change_counts_for_less_in_fewer_rows(loans):
    many, reference = drawn(loans, 300)
    longer = many.assign(duration=many["duration"] + 3)
    of_many, of_few = (drift(one, reference) for one in (longer, longer.head(30)))
    assert of_many["duration"] < of_few["duration"]


def test_a_log_is_read_as_a_table(tmp_path):
    path = tmp_path / "requests.jsonl"
    line = {"applicant": {"age": 30, "job": "A173"}, "probability_of_default": 0.25}
    path.write_text((json.dumps(line) + "\n") * 2, "utf-8")
    expected = {"age": 30, "job": "A173", "probability_of_default": 0.25}
    assert read_log(path).to_dict("records") == [expected] * 2
