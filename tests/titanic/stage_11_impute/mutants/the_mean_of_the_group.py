"""
A gap was filled with the mean of its group and not with the median, and no test of
yours failed.
"""


def impute_by_group_median(passengers, column, by, to_nearest=None):
    means = passengers.groupby(by)[column].transform("mean")
    if to_nearest is not None:
        means = (means / to_nearest).round() * to_nearest
    return passengers.assign(**{column: passengers[column].fillna(means)})
