"""One table of cases, by name; the good loans come from conftest.py and a text."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "tests/conftest.py").write_text(CONFTEST, "utf-8")
    (exercise / "tests/test_contract.py").write_text(TESTS, "utf-8")


CONFTEST = '''\
import io

import pandas as pd
import pytest

LOANS = """
A11 6 A34 A43 1169 A65 A75 4 A93 A101 4 A121 67 A143 A152 2 A173 1 A192 A201 1
A12 48 A32 A43 5951 A61 A73 2 A92 A101 2 A121 22 A143 A152 1 A173 1 A191 A201 2
A14 12 A34 A46 2096 A61 A74 2 A93 A101 3 A121 49 A143 A152 1 A172 2 A191 A201 1
"""


@pytest.fixture
def loans():
    from training import DATA

    names = (DATA / "header.txt").read_text().split()
    return pd.read_csv(io.StringIO(LOANS), sep=" ", names=names)


@pytest.fixture
def applicants(loans):
    return loans.drop(columns="credit_risk")
'''


TESTS = '''\
"""Cases by name: what is done to three good loans, and whether they are still good."""

import pandas as pd
import pytest

from contract import validate_applicants, validate_loans

REFUSED = {
    "age above 80": lambda t: t.assign(age=81),
    "amount below 250": lambda t: t.assign(amount=[1169, 249, 2096]),
    "unknown purpose": lambda t: t.assign(purpose="A411"),
    "unknown job": lambda t: t.assign(job="cook"),
    "text": lambda t: t.assign(duration=["6", "48", "12"]),
    "gap": lambda t: t.assign(housing=["A152", None, "A152"]),
    "gap in numbers": lambda t: t.assign(age=[67, None, 49]),
    "column missing": lambda t: t.drop(columns="housing"),
    "column renamed": lambda t: t.rename(columns={"housing": "home"}),
    "column too many": lambda t: t.assign(iban="DE02"),
    "loan twice": lambda t: pd.concat([t, t.iloc[[1]]], ignore_index=True),
    "no loans": lambda t: t[t["age"] > 80],
    "target of 0": lambda t: t.assign(credit_risk=[1, 0, 1]),
    "no target": lambda t: t.drop(columns="credit_risk"),
}
ACCEPTED = {
    "as it is": lambda t: t,
    "education": lambda t: t.assign(purpose="A47"),
    "edges of age": lambda t: t.assign(age=[18, 50, 80]),
    "other order": lambda t: t[sorted(t.columns)],
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(loans, case):
    with pytest.raises(Exception) as refused:
        validate_loans(REFUSED[case](loans))
    assert type(refused.value).__name__ == "SchemaErrors"


@pytest.mark.parametrize("case", ACCEPTED)
def test_accepted(loans, case):
    assert len(validate_loans(ACCEPTED[case](loans))) == 3


def test_applicants_are_accepted(applicants):
    assert len(validate_applicants(applicants)) == 3


@pytest.mark.parametrize("change", [{"age": 999}, {"name": "Ida"}, {"credit_risk": 1}])
def test_applicants_are_refused(applicants, change):
    with pytest.raises(Exception, match="age|name|credit_risk"):
        validate_applicants(applicants.assign(**change))
'''
