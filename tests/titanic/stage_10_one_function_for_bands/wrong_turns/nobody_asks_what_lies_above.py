"""The tests have inner values and edges, and nothing above the last edge."""

from pathlib import Path

TELLS = ("not noticed", "A value above the last edge got a band of its own")


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split(BEGIN)
    tests.write_text(kept + TESTS, "utf-8")


BEGIN = """\n\n@pytest.mark.parametrize(\n    "value, band", [(-1, 0)"""

TESTS = """


@pytest.mark.parametrize("value, band", [(0, 0), (10, 0), (11, 1), (20, 1), (30, 2)])
def test_categorize(value, band):
    assert list(categorize(pd.Series([value]), [10, 20, 30])) == [band]
"""
