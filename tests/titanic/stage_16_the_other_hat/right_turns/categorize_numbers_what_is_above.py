"""Not the edges change, but what categorize does with a value above the last of them."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, "(16, 32, 48, 64, math.inf)", "(16, 32, 48, 64)")
    rewrite(
        core,
        "bands.fillna(values)",
        "bands.mask(values > upper_edges[-1], len(upper_edges))",
    )
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "def test_a_value_above_the_last_edge_stays_as_it_is():\n"
        "    assert list(categorize(pd.Series([5, 31, 80]), [10, 20, 30])) == [0, 31, 80]",
        "def test_a_value_above_the_last_edge_is_in_one_band_more():\n"
        "    assert list(categorize(pd.Series([5, 31, 80]), [10, 20, 30])) == [0, 3, 3]",
    )
