"""A table in which a loan stands twice got through."""

# pylint: disable=undefined-variable


def validate_loans(table, _own=validate_loans):
    _own(table.drop_duplicates())
    return table
