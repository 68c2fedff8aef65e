"""The edges stand where they are used, and each of them once: is that not enough?"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the edges of each column have a name",
    "16 is written into a call, in train.py",
)


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    text = module.read_text("utf-8")
    begin, end = text.index("# Ages over 64"), text.index("def add_derived_title")
    module.write_text(text[:begin] + text[end:], "utf-8")
    train = exercise / "train.py"
    rewrite(train, "    AGE_UPPER_EDGES,\n    FARE_UPPER_EDGES,\n", "")
    rewrite(train, "AGE_UPPER_EDGES", "[16, 32, 48, 64]")
    rewrite(train, "FARE_UPPER_EDGES", "[7.91, 14.454, 31, float('inf')]")
