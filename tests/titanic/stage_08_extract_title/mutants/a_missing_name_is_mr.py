"""A passenger whose name is missing came out as Mr, and no test of yours failed."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    return titled.assign(Title=titled["Title"].mask(passengers["Name"].isna(), 1))
