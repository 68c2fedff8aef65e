"""The old loop, on a copy, for any columns."""


def impute_by_group_median(passengers, column, by, to_nearest=None):
    filled = passengers.copy()
    for _, group in passengers.reset_index(drop=True).groupby(by):
        median = group[column].median()
        if to_nearest is not None and median == median:
            median = round(median / to_nearest) * to_nearest
        gaps = group.index[group[column].isna()]
        filled.iloc[gaps, filled.columns.get_loc(column)] = median
    return filled


def impute_most_frequent(values):
    counts = values.value_counts()
    winner = min(counts[counts == counts.max()].index)
    return values.where(values.notna(), winner)


def impute_median(values):
    filled = values.copy()
    filled[values.isna().to_numpy()] = values.quantile(0.5)
    return filled
