"""The edges stay; whoever lies above the last gets band 4, and a test counts them all."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    core, tests = exercise / "preprocessing.py", exercise / "tests"
    rewrite(core, "(16, 32, 48, 64, math.inf)", "(16, 32, 48, 64)\nOLDEST_BAND = 4")
    rewrite(
        core,
        "    return passengers.assign(Age=categorize(years, AGE_UPPER_EDGES))",
        "    bands = categorize(years, AGE_UPPER_EDGES)\n"
        "    oldest = years > AGE_UPPER_EDGES[-1]\n"
        "    return passengers.assign(Age=bands.mask(oldest, OLDEST_BAND))",
    )
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
