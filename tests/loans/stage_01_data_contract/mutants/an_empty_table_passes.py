"""A table without rows got through."""

# pylint: disable=undefined-variable


def validate_loans(table, _own=validate_loans):
    return _own(table) if len(table) else table


def validate_applicants(table, _own=validate_applicants):
    return _own(table) if len(table) else table
