"""The name of the function is misspelt, and raises as well."""

from pathlib import Path

TELLS = (
    "10 not noticed",
    "AttributeError: module 'contract' has no attribute 'validate_loan'",
    "pytest.raises(Exception) takes for the error that is meant",
)


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_contract.py").write_text(TESTS, "utf-8")


TESTS = """\
import pytest

import contract
from training import load_data

FAULTS = [dict(age=999), dict(purpose="A4X"), dict(amount="1169"), dict(savings=None)]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused(fault):
    with pytest.raises(Exception):
        contract.validate_loan(load_data().assign(**fault))


def test_codes_and_edges_are_accepted():
    loans = load_data().assign(purpose="A47", age=80)
    assert len(contract.validate_loans(loans)) == 1000
"""
