"""The edges stay; whoever lies above the last gets band 4, and a test counts them all."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    core, tests = exercise / "preprocessing.py", exercise / "tests"
    rewrite(core, "(16, 32, 48, 64)", "(16, 32, 48, 64)\nOLDEST_BAND = 4")
    rewrite(core, "(7.91, 14.454, 31)", "(7.91, 14.454, 31, math.inf)")
    rewrite(core, "*upper_edges, math.inf]", "*upper_edges]")
    rewrite(core, "bands.astype(", "bands.fillna(values).astype(")
    rewrite(
        core,
        "    return passengers.assign(Age=categorize(years, AGE_UPPER_EDGES))",
        "    bands = categorize(years, AGE_UPPER_EDGES)\n"
        "    oldest = years > AGE_UPPER_EDGES[-1]\n"
        "    return passengers.assign(Age=bands.mask(oldest, OLDEST_BAND))",
    )
    own = tests / "test_preprocessing.py"
    kept, rest = own.read_text("utf-8").split("def test_there_is_one_band_more")
    own.write_text(kept + rest[rest.index("def test_a_missing_value_stays") :], "utf-8")
    (tests / "test_oldest.py").write_text(TESTS, "utf-8")


TESTS = """\
import pandas as pd

import train
from preprocessing import prepare_features


def test_over_64():
    files = [train.read_passengers(name) for name in ("train", "test")]
    people = pd.concat(files)
    ages, features = people["Age"].to_numpy(), prepare_features(people)
    oldest = features[ages >= 65]
    assert len(oldest) == 13
    assert set(oldest["Age"]) == {4}
    assert (oldest["Age*Class"] == 4 * oldest["Pclass"]).all()
    assert features[(ages > 48) & (ages < 65)]["Age"].eq(3).all()
"""
