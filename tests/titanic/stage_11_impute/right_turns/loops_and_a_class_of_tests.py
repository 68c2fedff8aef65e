"""Loops inside, other words in the note, positional arguments, a class of tests."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept = module.read_text("utf-8").split("def impute_by_group_median")[0]
    module.write_text(kept + FUNCTIONS, "utf-8")
    rewrite(
        exercise / "train.py",
        'impute_by_group_median(df, "Age", by=["Sex", "Pclass"], to_nearest=0.5)',
        'impute_by_group_median(df, "Age", ["Pclass", "Sex"], 0.5)',
    )
    tests = exercise / "tests/test_preprocessing.py"
    kept = tests.read_text("utf-8").split("\n\ndef six_passengers")[0]
    tests.write_text(kept, "utf-8")
    (exercise / "tests/test_gaps.py").write_text(TESTS, "utf-8")
    (exercise / "DEBT.md").write_text(NOTE, "utf-8")


NOTE = """\
Leakage: prepare_data stacks both files before the gaps are filled.
Worth it: our score would mean something. Cost: two hours.
To be done before anybody quotes the score.
"""

FUNCTIONS = """\
def impute_by_group_median(passengers, column, by, to_nearest=None):
    filled = []
    for key, value in zip(_keys(passengers, by), passengers[column]):
        if pd.isna(value):
            same = [other == key for other in _keys(passengers, by)]
            value = passengers.loc[same, column].median()
            if to_nearest and not pd.isna(value):
                value = round(value / to_nearest) * to_nearest
        filled.append(value)
    copied = passengers.copy()
    copied[column] = pd.Series(filled, index=passengers.index, dtype=float)
    return copied


def _keys(passengers, by):
    return list(zip(*(passengers[name] for name in by)))


def impute_most_frequent(values):
    return values.fillna(sorted(values.mode())[0])


def impute_median(values):
    return values.where(values.notna(), values.median())
"""

TESTS = """\
import pandas as pd

import preprocessing


class TestGaps:
    def setup_method(self):
        self.table = pd.DataFrame(
            {
                "age": [1.1, 2.2, 90.0, None, 7.0, None],
                "a": [0, 0, 0, 0, 0, 0],
                "b": [1, 1, 1, 1, 2, 2],
            },
            index=[0, 1, 2, 0, 1, 2],
        )
        self.before = self.table.copy()

    def ages(self, **options):
        result = preprocessing.impute_by_group_median(
            self.table, "age", ["a", "b"], **options
        )
        return list(result["age"])

    def test_groups(self):
        assert self.ages() == [1.1, 2.2, 90.0, 2.2, 7.0, 7.0]

    def test_rounding(self):
        assert self.ages(to_nearest=2) == [1.1, 2.2, 90.0, 2.0, 7.0, 8.0]

    def test_nothing_known(self):
        table = pd.DataFrame({"age": [3.0, None], "a": [0, 1], "b": [0, 0]})
        filled = preprocessing.impute_by_group_median(table, "age", ["a", "b"])
        assert filled["age"].isna().tolist() == [False, True]

    def test_table_is_left_alone(self):
        self.ages()
        assert self.table.equals(self.before)

    def test_columns(self):
        frequent = preprocessing.impute_most_frequent(pd.Series(list("QSS") + [None]))
        assert "".join(frequent) == "QSSS"
        either = preprocessing.impute_most_frequent(pd.Series(["Q", None, "C"]))
        assert "".join(either) == "QCC"
        median = preprocessing.impute_median(pd.Series([1, 2, None, 90], index=[0, 0, 1, 1]))
        assert median.tolist() == [1, 2, 2, 90]
"""
