"""A class of tests; train.py imports the module; the question is put otherwise."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        'alone = relatives.eq(0).map({True: 1, False: 0}).astype("int64")\n'
        '    return pd.concat([passengers, alone.rename("IsAlone")], axis=1)',
    )
    train = exercise / "train.py"
    rewrite(
        train,
        "from preprocessing import add_derived_title, add_is_alone",
        "import preprocessing as pre",
    )
    rewrite(train, "df = add_derived_title(df)", "df = pre.add_derived_title(df)")
    rewrite(train, "df = add_is_alone(df)", "df = pre.add_is_alone(passengers=df)")
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split("\n\ndef family(")
    tests.write_text(kept, "utf-8")
    (exercise / "tests/test_family.py").write_text(TESTS, "utf-8")


TESTS = """\
import pandas as pd

from preprocessing import add_is_alone


class TestIsAlone:
    table = pd.DataFrame(
        [(0, 0, 1), (1, 0, 0), (0, 1, 0), (3, 2, 0), (None, 0, 0)],
        columns=["SibSp", "Parch", "IsAlone"],
        index=[0, 1, 0, 1, 2],
    )

    def test_table(self):
        given = self.table.drop(columns="IsAlone")
        answer = add_is_alone(given)
        assert answer["IsAlone"].tolist() == self.table["IsAlone"].tolist()

    def test_given_table_is_left_alone(self):
        given = self.table.drop(columns="IsAlone")
        add_is_alone(given)
        assert list(given) == ["SibSp", "Parch"]
"""
