"""A value above the last finite edge stayed as it is, though the band had an infinite
edge, and no test of yours failed.
"""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    finite = [edge for edge in upper_edges if edge != float("inf")]
    return _right(values, finite or upper_edges)
