"""Of several values that are equally frequent, the one seen first was taken and not the
first in sorted order, and no test of yours failed.
"""


def impute_most_frequent(values):
    counts = values.value_counts()
    often = set(counts[counts == counts.max()].index)
    return values.fillna(next(value for value in values if value in often))
