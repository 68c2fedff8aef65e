"""An age or an amount was refused that the dictionary allows and no loan of the file has."""

# pylint: disable=undefined-variable


def _require_the_range_of_the_file(table):
    for name, least, most in (("age", 19, 75), ("amount", 250, 18_424)):
        found = table[name] if name in table else []
        if any(18 <= one < least or most < one <= 20_000 for one in found):
            raise ValueError(f"{name}: not between {least} and {most}")


def validate_loans(table, _own=validate_loans):
    table = _own(table)
    _require_the_range_of_the_file(table)
    return table


def validate_applicants(table, _own=validate_applicants):
    table = _own(table)
    _require_the_range_of_the_file(table)
    return table
