"""
A value of 0 came out as missing, as pd.cut has it when the edges begin with 0, and no
test of yours failed.
"""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    bands = _right(values, upper_edges)
    return bands.where((values > 0) | values.isna())
