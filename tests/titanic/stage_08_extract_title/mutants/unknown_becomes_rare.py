"""A title that is in no list came out as rare (5) and not as unknown (0), and no test
of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    is_titled = passengers["Name"].astype("str").str.contains(r" [A-Za-z]+\.", na=False)
    unknown = is_titled & (titled["Title"] == 0)
    return titled.assign(Title=titled["Title"].mask(unknown, 5))
