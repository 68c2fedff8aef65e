"""
The caller asked for a median to the nearest half and got it unrounded, and no test of
yours failed.
"""

_right = impute_by_group_median  # pylint: disable=used-before-assignment


def impute_by_group_median(passengers, column, by, to_nearest=None):
    return _right(passengers, column, by)
