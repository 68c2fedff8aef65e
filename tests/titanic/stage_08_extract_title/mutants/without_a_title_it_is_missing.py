"""A name without a title came out with a missing value and not with 0, and no test of
yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    untitled = ~passengers["Name"].astype("str").str.contains(r" [A-Za-z]+\.", na=True)
    return titled.assign(Title=titled["Title"].mask(untitled.astype(bool)))
