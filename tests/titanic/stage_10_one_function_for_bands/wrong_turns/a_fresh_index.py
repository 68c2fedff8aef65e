"""A list of bands becomes a column with labels 0, 1, 2, ..."""

from pathlib import Path

TELLS = (
    "Age differs in",
    "the index labels 0, 1, 0, 1 have become 0, 1, 2, 3",
    "put into the wrong rows",
)


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    bands = []
    for value in values:
        below = sum(value > edge for edge in upper_edges)
        outside = value != value or below == len(upper_edges)
        bands.append(value if outside else below)
    return pd.Series(bands, dtype=values.dtype)
"""
