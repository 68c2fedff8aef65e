"""A group without any value ended the rounding with an error."""

_right = impute_by_group_median  # pylint: disable=used-before-assignment


def impute_by_group_median(passengers, column, by, to_nearest=None):
    medians = passengers.groupby(list(by))[column].median()
    if to_nearest is not None and medians.isna().any():
        raise ValueError("cannot convert float NaN to integer")
    return _right(passengers, column, by, to_nearest)
