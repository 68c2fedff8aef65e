"""Personal data and secrets, in what a notebook has saved and in its code."""

import pytest
from small_notebooks import notebook, of_rule

from drydock.adoption.findings.personal import in_text, is_card, is_iban, is_private
from drydock.adoption.findings.saved_tables import tables_in
from drydock.adoption.model import Output

PLAIN = """\
   PassengerId                           Name     Sex   Age
0            1        Braund, Mr. Owen Harris    male  22.0
1            2  Cumings, Mrs. John (Florence)  female  38.0
"""
ROWS = "".join(
    f"<tr><th>{at}</th><td>{name}</td><td>1</td></tr>"
    for at, name in enumerate(("Ada Lovelace", "Grace Hopper"))
)
TABLE = f"<table><tr><th></th><th>{{}}</th><th>n</th></tr>{ROWS}</table>"


def saved(text, html=""):
    shown = notebook("df.head()", outputs={1: Output("text", text, html)})
    return of_rule("personal data in saved outputs", shown)


def test_names_in_a_table_as_pandas_prints_it():
    (finding,) = saved(PLAIN)
    assert (
        "names of persons are saved in the outputs of cell 1 (column Name)"
        in finding.what
    )
    assert finding.certainty == "likely"
    assert "Braund" not in finding.what + finding.why + finding.remedy


def test_names_in_a_table_of_html():
    assert saved("", TABLE.format("Customer name"))
    assert not saved("", TABLE.format("product"))
    assert not saved("", TABLE.format("Name")), "a column Name may hold things"


@pytest.mark.parametrize(
    "column, values, private",
    [
        ("Surname", ["Hargrave", "Hill"], True),
        ("Name", ["Toyota Corolla", "Ford Focus"], False),
        ("name", ["Allen, Miss. Elisabeth", "Allison, Master. Hudson"], True),
        ("first_name", ["ada", "grace"], False),
        ("e-mail", ["a.b@firm.org", "c.d@firm.org"], True),
        ("phone", ["+44 20 7946 0018", "+44 20 7946 0991"], True),
        ("phone", ["yes", "no"], False),
        ("Address", ["1", "2"], False),
        ("filename", ["Ada Lovelace", "Grace Hopper"], False),
    ],
)
def test_what_a_column_holds(column, values, private):
    assert bool(is_private(column, values)) == private


def test_columns_of_a_plain_table_are_cut_where_their_names_end():
    (table,) = tables_in(Output("text", PLAIN))
    assert table["Name"] == ["Braund, Mr. Owen Harris", "Cumings, Mrs. John (Florence)"]
    assert table["Sex"] == ["male", "female"]


def test_numbers_count_with_their_check_digits_only():
    assert is_iban("GB82 WEST 1234 5698 7654 32")
    assert not is_iban("GB82 WEST 1234 5698 7654 33")
    assert not is_iban("GB82 WEST 1234 5698 7654")
    assert is_card("4242 4242 4242 4242") is False, "two digits only: a placeholder"
    assert is_card("4539 1488 0343 6467")
    assert not is_card("4539 1488 0343 6468")
    assert not is_card("9539148803436467")


@pytest.mark.parametrize(
    "text, found",
    [
        ("write to ada.l@analytical.org", ["an e-mail address"]),
        ("write to you@example.com or noreply@firm.org", []),
        ("paid by 4539-1488-0343-6467.", ["the number of a credit card"]),
        ("0.4539148803436467 and 4539148803436467.25", []),
        ("to DE89370400440532013000", ["the number of a bank account (IBAN)"]),
    ],
)
def test_what_in_a_text_belongs_to_a_person(text, found):
    assert [what for what, _ in in_text(text)] == found


def test_an_address_in_an_output_and_in_the_code():
    (finding,) = saved("sent to ada.l@analytical.org")
    assert finding.certainty == "sure" and "ada" not in finding.what
    code = notebook("x = 1\nto = 'ada.l@analytical.org'")
    (finding,) = of_rule("personal data in the code", code)
    assert (finding.cell, finding.line) == (1, 2)
    assert not of_rule(
        "personal data in the code", notebook("@decorator\ndef f(): ...")
    )


KEY = "AKIA" + "ABCDEFGHIJKLMNOP"


@pytest.mark.parametrize(
    "source, certainty",
    [
        (f"key = '{KEY}'", "sure"),
        ("password = 'correct-horse-9'", "likely"),
        ("connect(api_key='9f8e7d6c5b4a')", "likely"),
        ("connect(ibm_api_key_id='9f8e7d6c5b4a')", "likely"),
        ("aws_secret_access_key = '9f8e7d6c5b4a'", "likely"),
        ("engine = connect('postgresql://ada:s3cret9@db.firm.org/x')", "sure"),
    ],
)
def test_a_secret_in_the_code(source, certainty):
    (finding,) = of_rule("secret in the notebook", notebook(source))
    assert finding.certainty == certainty
    said = finding.what + finding.why + finding.remedy
    assert not any(secret in said for secret in (KEY, "horse", "9f8e", "s3cret9"))


@pytest.mark.parametrize(
    "source",
    [
        "password = 'your-password-here'",
        "password = getpass()",
        "token = tokens[0]\nkey = 'SalePrice'",
        "url = 'https://user:password@host/x'",
    ],
)
def test_what_is_no_secret(source):
    assert not of_rule("secret in the notebook", notebook(source))


def test_a_secret_in_a_saved_output():
    shown = notebook("print(key)", outputs={1: Output("text", f"the key is {KEY}")})
    (finding,) = of_rule("secret in the notebook", shown)
    assert "saved output of cell 1" in finding.what
