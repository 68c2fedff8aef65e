"""validate_loans returns a copy of the table, and not the table itself."""

# pylint: disable=undefined-variable


def validate_loans(table, _own=validate_loans):
    return _own(table).copy()
