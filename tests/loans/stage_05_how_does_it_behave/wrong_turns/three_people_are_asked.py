"""Three examples by hand seem to be enough: they have always been."""

from pathlib import Path

TELLS = ("not noticed", "For the six of 250 whose job is A171")


def take(exercise: Path) -> None:
    (exercise / "tests/test_behaviour.py").write_text(TESTS, "utf-8")


TESTS = """
import pytest


@pytest.fixture(name="three")
def _three(held_out):
    return held_out[held_out["age"] > 40].drop(columns="credit_risk").head(3)


def test_a_telephone_does_not_count(model, three):
    with_one = model.predict_proba(three.assign(telephone="A192"))
    without = model.predict_proba(three.assign(telephone="A191"))
    assert abs(with_one - without).max() < 1e-9


def test_more_is_not_less_risky(model, three):
    more = three.assign(duration=three["duration"] + 12, amount=three["amount"] + 1000)
    assert (model.predict_proba(more) >= model.predict_proba(three) - 1e-9)[:, 1].all()


def test_an_answer(model, three):
    assert set(model.predict(three.assign(purpose="A47"))) <= {1, 2}
"""
