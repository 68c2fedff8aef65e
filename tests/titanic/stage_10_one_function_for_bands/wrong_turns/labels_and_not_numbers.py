"""pd.cut without labels=False gives intervals."""

from pathlib import Path

TELLS = ("categorize gives 0 for 5", "(-inf, 10.0]")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    return pd.cut(values, [-math.inf, *upper_edges])
"""
