"""A purpose was refused that the dictionary has and no loan of the file, A47."""

# pylint: disable=undefined-variable


def _require_a_purpose_of_the_file(table):
    if "purpose" in table and (table["purpose"].astype(object) == "A47").any():
        raise ValueError("purpose: A47 is in no loan of the file")


def validate_loans(table, _own=validate_loans):
    _require_a_purpose_of_the_file(table)
    return _own(table)


def validate_applicants(table, _own=validate_applicants):
    _require_a_purpose_of_the_file(table)
    return _own(table)
