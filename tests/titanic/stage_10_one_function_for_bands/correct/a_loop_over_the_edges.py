"""The old lines in a loop, from the last band to the first, on a copy."""


def categorize(values, upper_edges):
    bands = values.copy()
    for number, upper in reversed(list(enumerate(upper_edges))):
        bands[values <= upper] = number
    return bands
