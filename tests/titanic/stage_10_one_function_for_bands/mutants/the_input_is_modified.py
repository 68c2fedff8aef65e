"""The column that was given was modified, and no test of yours failed."""

_right = categorize  # pylint: disable=used-before-assignment


def categorize(values, upper_edges):
    bands = _right(values, upper_edges)
    for place in range(len(values)):
        values.iloc[place] = bands.iloc[place]
    return bands
