"""right=False: each edge falls into the band above it."""

from pathlib import Path

TELLS = ("Age differs in", "categorize gives 0 for 10", "belongs to the band below")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    bands = pd.cut(values, [-math.inf, *upper_edges], labels=False, right=False)
    return bands.fillna(values).astype(values.dtype)
"""
