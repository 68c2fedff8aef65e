"""
The column came back with a fresh index, so where labels repeat its values go to the
wrong passengers, and no test of yours failed.
"""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    return _right(values, upper_edges).reset_index(drop=True)
