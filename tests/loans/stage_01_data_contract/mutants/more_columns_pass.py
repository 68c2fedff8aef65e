"""A column that the dictionary does not have got through, such as one of names."""

# pylint: disable=undefined-variable


def _with_known_columns(table):
    """The same without what is no column of the loans."""
    known = """
        status duration credit_history purpose amount savings employment_duration
        installment_rate personal_status_sex other_debtors present_residence property age
        other_installment_plans housing number_credits job people_liable telephone
        foreign_worker credit_risk
    """.split()
    return table[[name for name in table.columns.unique() if name in known]]


def validate_loans(table, _own=validate_loans):
    _own(_with_known_columns(table))
    return table


def validate_applicants(table, _own=validate_applicants):
    _own(_with_known_columns(table))
    return table
