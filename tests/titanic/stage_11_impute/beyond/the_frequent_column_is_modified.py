"""impute_most_frequent filled the gaps of the very column it was given."""


def impute_most_frequent(values):
    values[:] = values.fillna(values.mode()[0])
    return values
