"""hypothesis makes all the examples, by a profile of its own: rows of the file, and changes."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "tests/test_behaviour.py").unlink()
    (exercise / "tests/test_made_up.py").write_text(TESTS, "utf-8")


TESTS = """\
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

settings.register_profile("few", max_examples=8)
settings.load_profile("few")
COLUMNS = st.permutations(range(20))


@pytest.fixture(scope="module")
def people(held_out):
    return held_out.drop(columns="credit_risk")


def risk(model, table):
    return list(model.predict_proba(table)[:, 1])


@given(seed=st.integers(0, 1000), columns=COLUMNS)
def test_order_and_telephone(model, people, seed, columns):
    known = dict(zip(people.index, risk(model, people)))
    other = people.sample(frac=1, random_state=seed).iloc[:, columns]
    calls = {"A191": "A192", "A192": "A191"}
    other["telephone"] = other["telephone"].map(calls)
    for label, found in zip(other.index, risk(model, other)):
        assert found == pytest.approx(known[label], abs=1e-9)


@given(row=st.integers(0, 249))
def test_alone(model, people, row):
    alone = risk(model, people.iloc[[row]])
    assert alone == pytest.approx(risk(model, people)[row : row + 1], abs=1e-9)


@given(months=st.integers(0, 68), times=st.floats(1, 10))
def test_more(model, people, months, times):
    longer = people.assign(duration=(people["duration"] + months).clip(upper=72))
    larger = people.assign(amount=(people["amount"] * times).round().clip(upper=20_000))
    known = risk(model, people)
    for changed in (longer, larger):
        assert all(b >= a - 1e-9 for a, b in zip(known, risk(model, changed)))


@given(
    age=st.integers(18, 80), duration=st.integers(4, 72), amount=st.integers(250, 20_000)
)
@example(age=18, duration=4, amount=250)
@example(age=80, duration=72, amount=20_000)
def test_an_answer(model, people, age, duration, amount):
    asked = people.head(20).assign(age=age, duration=duration, amount=amount)
    assert all(0 <= chance <= 1 for chance in risk(model, asked))
    assert set(model.predict(asked)) <= {1, 2}


@pytest.mark.parametrize("column, code", [("purpose", "A47"), ("savings", "A61")])
def test_rare(model, people, column, code):
    asked = people.assign(**{column: code})
    assert all(0 <= chance <= 1 for chance in risk(model, asked))
    assert set(model.predict(asked)) == {1, 2}
"""
