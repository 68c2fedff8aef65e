"""
A value that lies just on an edge came out in the band above it, and no test of yours
failed.
"""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    bands = _right(values, upper_edges)
    return bands.mask(values.isin(list(upper_edges)), bands + 1)
