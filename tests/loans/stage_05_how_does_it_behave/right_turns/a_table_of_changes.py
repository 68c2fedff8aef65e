"""One test for a table of changes, in which people are found again by their row labels."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "tests/test_behaviour.py").write_text(TESTS, "utf-8")


TESTS = """\
import numpy as np
import pandas as pd
import pytest

SAME = {
    "telephone": lambda people: people.assign(
        telephone=people["telephone"].replace({"A191": "A192", "A192": "A191"})
    ),
    "rows": lambda people: people.sort_values("age"),
    "columns": lambda people: people[sorted(people.columns)],
}
MORE = {
    "a year": lambda people: people.assign(duration=people.duration.add(12).clip(upper=72)),
    "two years": lambda people: people.assign(duration=people.duration.add(24).clip(upper=72)),
    "half": lambda people: people.assign(amount=people.amount.mul(1.5).clip(upper=20_000)),
    "all": lambda people: people.assign(amount=people.amount.mul(2).clip(upper=20_000)),
}
ASKED = {
    "education": {"purpose": "A47"},
    "nothing saved": {"savings": "A61"},
    "young": {"age": 18, "amount": 250, "duration": 4},
    "old": {"age": 80, "amount": 20_000, "duration": 72},
}


@pytest.fixture
def people(held_out):
    return held_out.drop(columns="credit_risk")


def risk(model, people):
    return pd.Series(model.predict_proba(people)[:, 1], people.index)


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_same_chances(model, people, change):
    moved = risk(model, change(people)) - risk(model, people)
    assert moved.abs().max() < 1e-9


def test_one_by_one(model, people):
    alone = pd.concat([risk(model, people.loc[[name]]) for name in people.index[:10]])
    assert np.allclose(alone, risk(model, people)[:10])


@pytest.mark.parametrize("change", MORE.values(), ids=MORE)
def test_not_less_risky(model, people, change):
    moved = risk(model, change(people)) - risk(model, people)
    assert (moved.round(8) >= 0).all()


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_answers(model, people, asked):
    asked_about = people.assign(**asked)
    assert np.isin(model.predict(asked_about), [1, 2]).all()
    assert ((chances := model.predict_proba(asked_about)) >= 0).all() and (chances <= 1).all()
    if len(asked) == 1:
        assert len(np.unique(model.predict(asked_about))) == 2
"""
