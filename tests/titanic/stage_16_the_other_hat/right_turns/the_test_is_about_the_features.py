"""The new test names no helper: it looks at the features of the oldest passengers."""

from pathlib import Path

from drydock.judging.turns import rewrite

TEST = """

class TestOldPassengers:
    def test_all_are_in_band_4(self):
        features = pd.concat([train.prepare_data()[0], train.prepare_data()[2]])
        old = features[features["Age"] > 3]
        assert len(old) == 13
        assert set(old["Age"]) == {4}
        assert (old["Age*Class"] == 4 * old["Pclass"]).all()
"""


def take(exercise: Path) -> None:
    file = exercise / "tests/test_train.py"
    file.write_text(
        file.read_text("utf-8").replace(
            "\n\ndef approved(", f"{TEST}\n\ndef approved(", 1
        ),
        "utf-8",
    )
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "def test_an_age_over_64_is_in_band_4():\n"
        "    assert bands_of([64, 64.5, 65, 80]) == [3, 3, 4, 4]\n",
        "",
    )
