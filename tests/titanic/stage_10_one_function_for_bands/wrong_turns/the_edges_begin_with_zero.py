"""Edges need a beginning, and 0 looks like one: pd.cut leaves it out."""

from pathlib import Path

TELLS = ("categorize gives 0 for -3", "no lower end")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    bands = pd.cut(values, [0, *upper_edges], labels=False)
    return bands.fillna(values).astype(values.dtype)
"""
