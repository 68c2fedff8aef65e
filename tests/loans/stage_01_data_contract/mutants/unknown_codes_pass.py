"""A code that is not in the dictionary got through, such as a purpose A4X."""

# pylint: disable=undefined-variable
import re


def _with_known_codes(table):
    """The same with each text that is no code of its column replaced by one that is."""
    codes = {
        "status": "A1[1-4]",
        "credit_history": "A3[0-4]",
        "purpose": "A4(?:[0-9]|10)",
        "savings": "A6[1-5]",
        "employment_duration": "A7[1-5]",
        "personal_status_sex": "A9[1-5]",
        "other_debtors": "A10[1-3]",
        "property": "A12[1-4]",
        "other_installment_plans": "A14[1-3]",
        "housing": "A15[1-3]",
        "job": "A17[1-4]",
        "telephone": "A19[12]",
        "foreign_worker": "A20[12]",
    }
    columns = {}
    for name in codes.keys() & set(table.columns):
        right = re.sub(r"[\[(].*", "", codes[name]) + "1"
        columns[name] = [
            (
                right
                if isinstance(one, str) and not re.fullmatch(codes[name], one)
                else one
            )
            for one in table[name]
        ]
    return table.assign(**columns) if len(table) else table


def validate_loans(table, _own=validate_loans):
    _own(_with_known_codes(table))
    return table


def validate_applicants(table, _own=validate_applicants):
    _own(_with_known_codes(table))
    return table
