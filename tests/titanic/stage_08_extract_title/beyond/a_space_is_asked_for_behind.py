"""A title counted only with a space behind its full stop."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    spaced = passengers["Name"].astype("str").str.contains(r" [A-Za-z]+\. ", na=False)
    return titled.assign(Title=titled["Title"].where(spaced, 0))
