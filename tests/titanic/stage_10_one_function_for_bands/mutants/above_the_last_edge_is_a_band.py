"""
A value above the last edge got a band of its own. That may be an improvement, but it
is not what the program does today, and no test of yours failed.
"""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    bands = _right(values, upper_edges)
    return bands.mask(values > list(upper_edges)[-1], len(upper_edges))
