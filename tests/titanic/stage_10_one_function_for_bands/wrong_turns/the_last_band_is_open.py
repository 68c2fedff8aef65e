"""One line with pd.cut, its last band open: what could be more natural?"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "you improved it, and that is another hat",
    "13 of 1,309 passengers, all over 64",
    "first: PassengerId 34, approved 66, yours 4",
    "In stage 16",
    "categorize gives 65 for 65",
)


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")
    rewrite(module, "(7.91, 14.454, 31, math.inf)", "(7.91, 14.454, 31)")


CATEGORIZE = """\
def categorize(values, upper_edges):
    edges = [-math.inf, *upper_edges, math.inf]
    return pd.cut(values, edges, labels=False)
"""
