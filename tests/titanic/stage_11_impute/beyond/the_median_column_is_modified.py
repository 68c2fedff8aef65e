"""impute_median filled the gaps of the very column it was given."""


def impute_median(values):
    values[:] = values.fillna(values.median())
    return values
