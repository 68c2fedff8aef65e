"""A value above the last edge came out as missing, and no test of yours failed."""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    bands = _right(values, upper_edges)
    return bands.where(values <= list(upper_edges)[-1])
