"""A look at add_derived_title, and what is in no list becomes rare: no harness sees it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "The functions of earlier stages still do what they promised",
    "add_derived_title gives Title 0 for 'Lund, Prof. Ida'",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "preprocessing.py", "UNKNOWN_TITLE = 0", "UNKNOWN_TITLE = 5")
    tests = exercise / "tests/test_preprocessing.py"
    text = tests.read_text("utf-8")
    tests.write_text(text.replace(OLD, NEW), "utf-8")
    kept, rest = tests.read_text("utf-8").split("def test_a_name_without_a_title_is_0")
    rest = rest[rest.index("def test_the_title_has_a_space") :]
    tests.write_text(kept + rest, "utf-8")


OLD = 'assert titles_of("Byron, Prof. Ada") == [0]'
NEW = 'assert titles_of("Byron, Prof. Ada") == [5]'
