"""Medians in a dictionary, and one look-up a row."""


def impute_by_group_median(passengers, column, by, to_nearest=None):
    medians = passengers.groupby(by)[column].median()
    if to_nearest is not None:
        medians = (medians / to_nearest).round() * to_nearest
    medians = medians.to_dict()
    keys = passengers[list(by)].itertuples(index=False, name=None)
    known = zip(passengers[column], keys)
    found = [
        medians.get(key if len(key) > 1 else key[0], value) if value != value else value
        for value, key in known
    ]
    return passengers.assign(**{column: found})


def impute_most_frequent(values):
    return values.fillna(values.mode().iloc[0])
