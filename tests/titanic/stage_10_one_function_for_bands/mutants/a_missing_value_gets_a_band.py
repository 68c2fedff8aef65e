"""A missing value came out in a band, and no test of yours failed."""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    return _right(values, upper_edges).fillna(len(upper_edges) - 1)
