"""A passenger titled Dona came out as an unknown title, and no test of yours failed.
There is one in the data, and she is among the test passengers.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    forgotten = (
        passengers["Name"].astype("str").str.contains(" Dona.", regex=False, na=False)
    )
    return titled.assign(Title=titled["Title"].mask(forgotten, 0))
