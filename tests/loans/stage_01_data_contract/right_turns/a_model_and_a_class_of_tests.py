"""pandera's models in the place of schemas, every code typed; tests in a unittest class."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "contract.py").write_text(CONTRACT, "utf-8")
    (exercise / "tests/test_contract.py").write_text(TESTS, "utf-8")


CONTRACT = '''\
"""The contract as classes: who applies, and what became of it."""

import pandas as pd
import pandera.pandas as pa

TARGET = "credit_risk"
NUMBERS = (
    "duration amount installment_rate present_residence age number_credits people_liable"
).split()


def codes(first, last):
    return [f"A{code}" for code in range(first, last + 1)]


def has_no_bool(values):
    return not any(isinstance(one, bool) for one in values)


class Applicants(pa.DataFrameModel):
    status: object = pa.Field(isin=codes(11, 14))
    duration: object = pa.Field(ge=4, le=72)
    credit_history: object = pa.Field(isin=codes(30, 34))
    purpose: object = pa.Field(isin=[*codes(40, 49), "A410"])
    amount: object = pa.Field(ge=250, le=20_000)
    savings: object = pa.Field(isin=codes(61, 65))
    employment_duration: object = pa.Field(isin=codes(71, 75))
    installment_rate: object = pa.Field(isin=[1, 2, 3, 4])
    personal_status_sex: object = pa.Field(isin=codes(91, 95))
    other_debtors: object = pa.Field(isin=codes(101, 103))
    present_residence: object = pa.Field(isin=[1, 2, 3, 4])
    property: object = pa.Field(isin=codes(121, 124))
    age: object = pa.Field(ge=18, le=80)
    other_installment_plans: object = pa.Field(isin=codes(141, 143))
    housing: object = pa.Field(isin=codes(151, 153))
    number_credits: object = pa.Field(isin=[1, 2, 3, 4])
    job: object = pa.Field(isin=codes(171, 174))
    people_liable: object = pa.Field(isin=[1, 2])
    telephone: object = pa.Field(isin=codes(191, 192))
    foreign_worker: object = pa.Field(isin=codes(201, 202))

    class Config:
        strict = True
        unique_column_names = True

    @pa.check(*NUMBERS, error="no True or False")
    def numbers(cls, values):
        return has_no_bool(values)

    @pa.dataframe_check(error="the table has rows")
    def has_rows(cls, table):
        return len(table) > 0


class Loans(Applicants):
    credit_risk: object = pa.Field(isin=[1, 2])

    @pa.check(TARGET, error="no True or False")
    def target(cls, values):
        return has_no_bool(values)

    @pa.dataframe_check(error="no duplicate loans")
    def no_duplicates(cls, table):
        return not table.astype(str).duplicated().any()


def _validate(model, table):
    # The types are another matter: here all values are looked at as they are.
    model.validate(table.astype(object), lazy=True)
    return table


def validate_loans(table):
    return _validate(Loans, table)


def validate_applicants(table):
    return _validate(Applicants, table)
'''


TESTS = """\
import unittest

import pandas as pd
import pandera.pandas as pa

import contract
import training


class ContractTest(unittest.TestCase):
    def setUp(self):
        self.loans = training.load_data().iloc[100:140].reset_index(drop=True)

    def refused(self, table):
        with self.assertRaises(pa.errors.SchemaErrors):
            contract.validate_loans(table)

    def test_one_value(self):
        for column, value in {
            "age": 999,
            "duration": 1,
            "purpose": "A4X",
            "savings": None,
            "credit_risk": 3,
        }.items():
            with self.subTest(column):
                table = self.loans.astype({column: object})
                table.loc[5, column] = value
                self.refused(table)

    def test_text(self):
        self.refused(self.loans.astype({"age": str}))

    def test_columns(self):
        self.refused(self.loans.drop(columns=["telephone"]))
        self.refused(self.loans.assign(customer="L-17"))

    def test_rows(self):
        self.refused(self.loans.head(0))
        self.refused(pd.concat([self.loans] * 2))

    def test_right(self):
        table = self.loans.assign(purpose="A47", amount=range(19_961, 20_001))
        pd.testing.assert_frame_equal(contract.validate_loans(table), table)

    def test_applicants(self):
        people = self.loans.drop(columns="credit_risk")
        self.assertEqual(len(contract.validate_applicants(people)), 40)
        with self.assertRaises(pa.errors.SchemaErrors):
            contract.validate_applicants(self.loans)
"""
