"""The number of a band is the number of edges that lie below the value."""


def categorize(values, upper_edges):
    edges_below = sum((values > edge).astype(int) for edge in upper_edges)
    in_a_band = values <= max(upper_edges)
    return values.where(~in_a_band, edges_below)
