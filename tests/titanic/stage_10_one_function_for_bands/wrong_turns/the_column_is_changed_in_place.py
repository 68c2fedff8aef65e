"""The old lines in a loop, on the very column that was given."""

from pathlib import Path

TELLS = ("leaves what it is given as it was", "categorize gives 1 for 0.15")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def categorize")
    module.write_text(kept + CATEGORIZE, "utf-8")


CATEGORIZE = """\
def categorize(values, upper_edges):
    lower = -math.inf
    for number, upper in enumerate(upper_edges):
        values[(values > lower) & (values <= upper)] = number
        lower = upper
    return values
"""
