"""What the contract refuses and accepts, on a few loans of the file."""

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from contract import TARGET, validate_applicants, validate_loans
from training import load_data


@pytest.fixture(name="loans", scope="module")
def _loans():
    return load_data().head(40)


def faults(validate, table):
    """What the contract says of a table: for each fault the column, or what was wrong."""
    with pytest.raises(SchemaErrors) as refused:
        validate(table)
    return refused.value.failure_cases.astype(str)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("duration", 2),
        ("amount", 116_900),
        ("age", 999),
        ("age", -1),
        ("installment_rate", 35),
        ("people_liable", 0),
        ("purpose", "A4X"),
        ("telephone", "0521 123456"),
        ("credit_risk", 0),
        ("savings", None),
    ],
)
def test_a_value_out_of_the_dictionary_is_refused(loans, column, value):
    values = loans[column].astype(object)
    values.iloc[0] = value
    assert column in set(
        faults(validate_loans, loans.assign(**{column: values})).column
    )


def test_numbers_as_text_are_refused(loans):
    text = loans.assign(amount=loans["amount"].astype(str))
    assert set(faults(validate_loans, text).column) == {"amount"}


@pytest.mark.parametrize("column", ["savings", "duration", TARGET])
def test_a_missing_column_is_refused(loans, column):
    assert column in set(
        faults(validate_loans, loans.drop(columns=column)).failure_case
    )


@pytest.mark.parametrize("column", ["name", "iban"])
def test_a_column_of_personal_data_is_refused(loans, column):
    told = faults(validate_loans, loans.assign(**{column: "unknown here"}))
    assert column in set(told.failure_case)


def test_a_column_that_is_there_twice_is_refused(loans):
    twice = pd.concat([loans, loans[["age"]]], axis=1)
    assert "age" in faults(validate_loans, twice).failure_case.str.cat()


def test_rows_that_are_there_twice_are_refused(loans):
    told = faults(validate_loans, pd.concat([loans, loans.head(1)]))
    assert set(told.check) == {"no row is there twice"}


def test_a_table_without_rows_is_refused(loans):
    assert "at least one row" in set(faults(validate_loans, loans.head(0)).check)


def test_all_faults_of_a_table_are_told_at_once(loans):
    told = faults(
        validate_loans,
        loans.assign(amount=loans["amount"] * 100, purpose="A4X").drop(columns="job"),
    )
    assert {"amount", "purpose"} <= set(told.column)
    assert "job" in set(told.failure_case)


def test_who_asks_for_a_loan_is_held_to_the_same_contract(loans):
    applicants = loans.drop(columns=TARGET)
    assert validate_applicants(applicants).equals(applicants)
    assert set(faults(validate_applicants, applicants.assign(age=999)).column) == {
        "age"
    }
    assert TARGET in set(faults(validate_applicants, loans).failure_case)


@pytest.mark.parametrize(
    "change",
    [
        lambda loans: loans[reversed(loans.columns)],
        lambda loans: loans.convert_dtypes(),
        lambda loans: loans.astype({"purpose": "category", "age": "int32"}),
        lambda loans: loans.assign(purpose="A47"),
        lambda loans: loans.assign(age=18, duration=72, amount=range(250, 290)),
        lambda loans: loans[loans[TARGET] == 1],
        lambda loans: loans.tail(1),
    ],
    ids="order nullable narrow education edges repaid one".split(),
)
def test_next_months_loans_are_accepted(loans, change):
    assert validate_loans(change(loans)).equals(change(loans))
