"""pd.cut gives nothing for what lies outside its edges."""

from pathlib import Path

TELLS = (
    "Age differs in 13 of 1,309 rows",
    "categorize gives 65 for 65",
    "it gives a missing value",
    "another hat",
)


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    return pd.cut(values, [-math.inf, *upper_edges], labels=False)
"""
