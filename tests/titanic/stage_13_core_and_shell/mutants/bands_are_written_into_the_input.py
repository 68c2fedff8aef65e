"""categorize overwrote the column it was given with the bands, and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = categorize


def categorize(values, upper_edges):
    values[:] = _right(values, upper_edges)
    return values
