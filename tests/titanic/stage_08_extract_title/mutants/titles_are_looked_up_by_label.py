"""
Titles were looked up by index label, so where labels repeat a passenger got the title of
another, and no test of yours failed.
"""

_right = add_derived_title  # pylint: disable=used-before-assignment


def add_derived_title(passengers):
    titles = _right(passengers)["Title"]
    first = titles[~titles.index.duplicated()]
    return passengers.assign(Title=first.reindex(passengers.index))
