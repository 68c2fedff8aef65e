"""The thousand loans get through, so the contract is right."""

from pathlib import Path

TELLS = ("10 not noticed", "A table in which a loan stands twice got through")


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_contract.py").write_text(TESTS, "utf-8")


TESTS = """\
from contract import validate_applicants, validate_loans
from training import load_data


def test_all_loans_are_accepted():
    assert len(validate_loans(load_data())) == 1000


def test_all_applicants_are_accepted():
    assert len(validate_applicants(load_data().drop(columns="credit_risk"))) == 1000


def test_what_no_loan_has_is_accepted():
    assert len(validate_loans(load_data().assign(purpose="A47", age=80))) == 1000
"""
