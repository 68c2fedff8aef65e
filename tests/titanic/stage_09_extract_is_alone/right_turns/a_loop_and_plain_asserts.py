"""A row at a time; called in a chain; plain tests without pytest's means."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    kept, _ = module.read_text("utf-8").split("def add_is_alone")
    module.write_text(kept + FUNCTION, "utf-8")
    train = exercise / "train.py"
    rewrite(train, "    df = add_is_alone(df)\n", "")
    rewrite(
        train,
        "df = add_derived_title(df)",
        "df = df.pipe(add_derived_title).pipe(add_is_alone)",
    )
    tests = exercise / "tests/test_preprocessing.py"
    kept, _ = tests.read_text("utf-8").split("\n\ndef family(")
    tests.write_text(kept + TESTS, "utf-8")


FUNCTION = """\
def add_is_alone(people):
    copied = people.copy(deep=True)
    copied.insert(
        0, "IsAlone", [int(s == 0 and p == 0) for s, p in zip(people.SibSp, people.Parch)]
    )
    return copied
"""

TESTS = """

def test_is_alone():
    people = pd.DataFrame({"SibSp": [0, 1, 0, 0], "Parch": [0, 0, 1, 0]}, index=[5, 6, 5, 6])
    with_answer = add_is_alone(people)
    assert with_answer["IsAlone"].to_list() == [1, 0, 0, 1]
    assert "IsAlone" not in people


def test_nobody_knows():
    people = pd.DataFrame({"SibSp": [None, 0.0], "Parch": [0.0, None]})
    assert not add_is_alone(people)["IsAlone"].any()
"""
