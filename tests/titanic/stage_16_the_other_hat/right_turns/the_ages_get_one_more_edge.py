"""The ages get an edge that no age exceeds, and categorize stays as it was for all."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, "(16, 32, 48, 64)", "(16, 32, 48, 64, math.inf)")
    rewrite(core, "(7.91, 14.454, 31)", "(7.91, 14.454, 31, math.inf)")
    rewrite(core, "*upper_edges, math.inf]", "*upper_edges]")
    rewrite(core, "bands.astype(", "bands.fillna(values).astype(")
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "def test_there_is_one_band_more_than_edges():\n"
        "    bands = categorize(pd.Series([1, 3, 5, 7, 9, 11]), [2, 4, 6, 8, 10])\n\n"
        "    assert list(bands) == [0, 1, 2, 3, 4, 5]\n\n\n"
        "def test_the_last_band_has_no_upper_end():\n"
        "    values = pd.Series([5, 30, 30.01, 512.33, math.inf])\n\n"
        "    assert list(categorize(values, [10, 20, 30])) == [0, 2, 3, 3, 3]\n",
        "def test_a_value_above_the_last_edge_stays_as_it_is():\n"
        "    assert list(categorize(pd.Series([5, 31, 80]), [10, 20, 30])) == [0, 31, 80]\n",
    )
