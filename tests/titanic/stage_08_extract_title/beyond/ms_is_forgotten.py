"""A passenger titled Ms came out as an unknown title."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    names = passengers["Name"].astype("str")
    forgotten = names.str.contains(" Ms.", regex=False, na=False)
    return titled.assign(Title=titled["Title"].mask(forgotten, 0))
