"""The table that was given was modified, and no test of yours failed."""

_right = impute_by_group_median  # pylint: disable=used-before-assignment


def impute_by_group_median(passengers, column, by, to_nearest=None):
    passengers[column] = _right(passengers, column, by, to_nearest)[column]
    return passengers
