"""In "the Countess." all between the comma and the full stop was taken for the title,
so she came out as unknown, and no test of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titled = _right(passengers)
    several = (
        passengers["Name"].astype("str").str.contains(r",[^.]*\w [^.]*\.", na=False)
    )
    return titled.assign(Title=titled["Title"].mask(several, 0))
