"""The caller asked for a multiple of something else, and the median was rounded to the
nearest half, and no test of yours failed.
"""

_right = impute_by_group_median  # pylint: disable=used-before-assignment


def impute_by_group_median(passengers, column, by, to_nearest=None):
    return _right(passengers, column, by, None if to_nearest is None else 0.5)
