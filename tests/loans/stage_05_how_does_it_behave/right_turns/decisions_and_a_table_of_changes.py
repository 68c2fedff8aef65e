"""One test for a table of changes, which asks for decisions where those say enough."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "tests/test_behaviour.py").write_text(TESTS, "utf-8")


TESTS = """\
import numpy as np
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


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_same_decisions(model, people, change):
    changed = change(people)
    decisions = dict(zip(changed.index, model.predict(changed)))
    assert decisions == dict(zip(people.index, model.predict(people)))


def test_one_by_one(model, people):
    alone = [model.predict(people.iloc[[row]])[0] for row in range(50)]
    assert alone == list(model.predict(people)[:50])


@pytest.mark.parametrize("change", MORE.values(), ids=MORE)
def test_not_less_risky(model, people, change):
    before, after = model.predict_proba(people), model.predict_proba(change(people))
    assert (np.round(after[:, 1], 8) >= np.round(before[:, 1], 8)).all()


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_answers(model, people, asked):
    asked_about = people.assign(**asked)
    assert np.isin(model.predict(asked_about), [1, 2]).all()
    assert ((chances := model.predict_proba(asked_about)) >= 0).all() and (chances <= 1).all()
    if len(asked) == 1:
        assert len(np.unique(model.predict(asked_about))) == 2
"""
