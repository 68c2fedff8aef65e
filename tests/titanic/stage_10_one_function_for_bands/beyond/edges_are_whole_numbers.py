"""Edges were cut to whole numbers."""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    whole = [edge if edge == float("inf") else int(edge) for edge in upper_edges]
    return _right(values, whole)
