"""All rules are broken by one table, and so the test is short."""

from pathlib import Path

TELLS = ("11 not noticed", "A table in which a loan stands twice got through")


def take(exercise: Path) -> None:
    (exercise / "tests" / "test_contract.py").write_text(TESTS, "utf-8")


TESTS = """\
import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from contract import validate_applicants, validate_loans
from training import load_data

BAD = load_data().head(20).assign(age=999, purpose="A4X", amount="1", savings=None)


def test_a_bad_table_is_refused():
    bad = pd.concat([BAD, BAD]).assign(iban="DE02", credit_risk=0).drop(columns="job")
    with pytest.raises(SchemaErrors):
        validate_loans(bad)


def test_a_bad_applicant_is_refused():
    with pytest.raises(SchemaErrors):
        validate_applicants(BAD.drop(columns="credit_risk"))
"""
