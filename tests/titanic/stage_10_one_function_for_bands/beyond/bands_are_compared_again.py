"""The number of a band was taken for a value later in the loop, where edges are close."""


def categorize(values, upper_edges):
    bands = values.copy()
    lower = float("-inf")
    for number, upper in enumerate(upper_edges):
        bands[(bands > lower) & (bands <= upper)] = number
        lower = upper
    return bands
