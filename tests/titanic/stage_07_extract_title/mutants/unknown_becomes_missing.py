"""A title that is in no list came out as a missing value and not as 0, and no test of
yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    return titled.assign(Title=titled["Title"].where(titled["Title"] != 0))
