"""No pandera: a list of faults and one ValueError; tests that read its words."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "contract.py").write_text(CONTRACT, "utf-8")
    (exercise / "tests/test_contract.py").write_text(TESTS, "utf-8")


CONTRACT = '''\
"""What a table of loans looks like; whoever breaks that is told in one go."""

import csv
from pathlib import Path

import pandas as pd

TARGET = "credit_risk"
RANGES = {"age": (18, 80), "duration": (4, 72), "amount": (250, 20000)}
RANGES |= dict.fromkeys(["installment_rate", "present_residence"], (1, 4))
RANGES |= {"number_credits": (1, 4), "people_liable": (1, 2)}
NUMBERS = list(RANGES)


def read_codes():
    codes = {}
    path = Path(__file__).parent / "data_dictionary.csv"
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes.setdefault(row["column"], set()).add(row["code"])
    return codes


CODES = read_codes()


def find_faults(table, columns):
    faults = []
    if len(table) == 0:
        faults.append("the table is empty")
    names = list(table.columns)
    for name in columns:
        if names.count(name) != 1:
            faults.append(f"column {name} is there {names.count(name)} times")
            continue
        values = table[name]
        if values.isna().any():
            faults.append(f"column {name} has missing values")
        known = values.dropna()
        if name in RANGES or name == TARGET:
            low, high = RANGES.get(name, (1, 2))
            numbers = pd.to_numeric(known, errors="coerce")
            if any(isinstance(value, (str, bool)) for value in known):
                faults.append(f"column {name} has text in it")
            elif not numbers.between(low, high).all():
                faults.append(f"column {name} is not between {low} and {high}")
            elif name == TARGET and not numbers.isin([1, 2]).all():
                faults.append(f"column {name} is neither 1 nor 2")
        else:
            unknown = set(known) - CODES[name]
            if unknown:
                faults.append(f"column {name} has unknown codes {unknown}")
    faults += [f"column {name} is not wanted" for name in set(names) - set(columns)]
    return faults


def validate_applicants(table):
    columns = [name for name in CODES if name != TARGET]
    if faults := find_faults(table, columns):
        raise ValueError("; ".join(faults))
    return table


def validate_loans(table):
    faults = find_faults(table, list(CODES))
    if table.duplicated().any():
        faults.append("a row is there twice")
    if faults:
        raise ValueError("; ".join(faults))
    return table
'''


TESTS = """\
import pandas as pd

from contract import validate_applicants, validate_loans
from training import load_data

LOANS = load_data().sample(30, random_state=1)


def complaint(table, validate=validate_loans):
    try:
        validate(table)
    except ValueError as error:
        return str(error)
    return ""


def test_good_ones():
    assert complaint(LOANS) == ""
    assert complaint(LOANS.assign(purpose="A47")) == ""
    assert complaint(LOANS.assign(age=18)) == ""
    assert complaint(LOANS.drop(columns="credit_risk"), validate_applicants) == ""


def test_bad_numbers():
    assert "age" in complaint(LOANS.assign(age=17))
    assert "text" in complaint(LOANS.assign(amount=LOANS["amount"].astype(str)))


def test_bad_codes():
    assert "unknown" in complaint(LOANS.assign(job="A999"))
    assert "credit_risk" in complaint(LOANS.assign(credit_risk=0))


def test_gaps():
    assert "missing" in complaint(LOANS.assign(savings=None))


def test_columns():
    assert "job" in complaint(LOANS.drop(columns="job"))
    assert "not wanted" in complaint(LOANS.assign(name="Erika Mustermann"))


def test_rows():
    assert "twice" in complaint(pd.concat([LOANS, LOANS.tail(2)]))
    assert "empty" in complaint(LOANS.iloc[:0])


def test_applicants():
    people = LOANS.drop(columns="credit_risk")
    assert "age" in complaint(people.assign(age=-1), validate_applicants)
"""
