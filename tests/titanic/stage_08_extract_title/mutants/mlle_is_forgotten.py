"""A passenger titled Mlle came out as an unknown title, and no test of yours failed."""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    forgotten = (
        passengers["Name"].astype("str").str.contains(" Mlle.", regex=False, na=False)
    )
    return titled.assign(Title=titled["Title"].mask(forgotten, 0))
