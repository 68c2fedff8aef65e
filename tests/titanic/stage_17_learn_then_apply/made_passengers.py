"""Passengers who are in no file, and passengers of the files with other values.

Runs in the child process, for the trials of `asking.py` and `scoring.py`.
"""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

ASKED_ABOUT = Path(__file__).with_name("asked_about.csv")
NUMBERS = {
    "PassengerId": int,
    "Pclass": int,
    "SibSp": int,
    "Parch": int,
} | dict.fromkeys(("Age", "Fare"), float)

AGES_BY_LOT = (None, 10.0, 60.0)

Told = dict[str, Any]
Key = tuple[int, ...]


def people() -> Iterator[tuple[str, Told]]:
    """Passengers who are in no file, as somebody types them: what is missing is None."""
    with ASKED_ABOUT.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            who = row.pop("Who")
            yield who, {
                name: NUMBERS.get(name, str)(cell) if cell else None
                for name, cell in row.items()
            }


def _passengers(rows: list[Told]) -> pd.DataFrame:
    """Men of the third class who are alone, but for what is told of them."""
    usual = {
        "PassengerId": 1,
        "Survived": 0,
        "Pclass": 3,
        "Name": "Lund, Mr. Per",
        "Sex": "male",
        "Age": 30.0,
        "SibSp": 0,
        "Parch": 0,
        "Ticket": "A 1",
        "Fare": 20.0,
        "Cabin": None,
        "Embarked": "S",
    }
    table = pd.DataFrame([usual | row for row in rows])
    return table.assign(PassengerId=range(1, len(table) + 1))


def examples() -> Iterator[Told]:
    """Some passengers to learn from, somebody to ask about, and what is right then."""
    training = _passengers(
        [
            {"Age": 10, "Fare": 7, "Embarked": "Q"},
            {"Age": 12, "Fare": 8, "Embarked": "C"},
            {"Age": 60, "Fare": 99, "Embarked": "C"},
            {"Age": None, "Fare": None, "Embarked": None},
            {"Age": 40, "Fare": 15, "Embarked": "S", "Pclass": 1},
            {"Age": 70, "Fare": 9, "Embarked": "C", "Sex": "female"},
        ]
    )
    men = "men of the third class who are 10, 12 and 60, and others"
    age = "a missing age is the median of the training passengers of the same sex and class"
    yield _example(training, men, {}, "Age", 0, "a man of that class without age", age)
    woman = {"Sex": "female"}
    about = "a woman of that class, without age"
    of = "one woman of the third class with an age, 70, and others"
    yield _example(training, of, woman, "Age", 4, about, age)
    of, remedy = "fares of 7, 8, 9, 15 and 99", "a missing fare is the median fare"
    yield _example(training, of, {}, "Fare", 1, "somebody without a fare", remedy)
    of, remedy = "the ports Q, C, C, S and C", "it is the most frequent of those ports"
    for port in (None, "X"):
        about = f"somebody from port {port}" if port else "somebody without a port"
        asked = {"Embarked": port}
        yield _example(training, of, asked, "Embarked", 1, about, remedy)
    two = _passengers([{"Age": 16.5}, {"Age": 17}])
    of, remedy = "two such men, of 16.5 and 17", "16.75 is 17 to the nearest half"
    yield _example(two, of, {}, "Age", 1, "a man without age", remedy)
    three = _passengers([{"Embarked": port} for port in "XXC"])
    about, remedy = "somebody without a port", (
        "for learn as well, a port other than S, C and Q counts as missing: what it learns is"
        " the most frequent of these three"
    )
    yield _example(three, "the ports X, X and C", {}, "Embarked", 1, about, remedy)
    yield example_of_another_group()


def example_of_another_group() -> Told:
    """The same for somebody of a sex and class of which nobody has an age."""
    two, asked, who = of_another_group()
    return {
        "training": two,
        "of": "two men of the third class, of 20 and 24, alone",
        "asked": asked[:1],
        "feature": "Age",
        "right": 1,
        "who": who,
        "remedy": "of a sex and class without any age, it is the median of all ages: leave no"
        " gap to the steps that follow",
    }


def of_another_group() -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Passengers to learn from, and two of a sex and class of which they tell no age: one
    who has no age, who is told in words, and one who is old."""
    lady = {"Sex": "female", "Pclass": 1}
    asked = _passengers([lady | {"Age": None}, lady | {"Age": 79}])
    two = _passengers([{"Age": 20}, {"Age": 24}])
    return (
        two,
        asked.drop(columns="Survived"),
        "a woman without age, of whose sex and class learn was given nobody",
    )


def _example(  # pylint: disable=too-many-arguments,too-many-positional-arguments
    training: pd.DataFrame,
    of: str,
    asked: Told,
    feature: str,
    right: int,
    who: str,
    remedy: str,
) -> Told:
    asked = {feature: None} | asked
    return {
        "training": training.copy(),
        "of": of,
        "asked": _passengers([asked]).drop(columns="Survived"),
        "feature": feature,
        "right": right,
        "who": who,
        "remedy": remedy,
    }


def balanced(train: pd.DataFrame) -> pd.DataFrame:
    """The training passengers, with ages, fares and ports that are in balance: a few others
    move each median, and the most frequent port."""
    known = train["Age"].notna()
    place = train[known].groupby(["Sex", "Pclass"]).cumcount().reindex(train.index)
    even = pd.Series(range(len(train))) % 2 == 0
    ages = place.mod(2).map({0: 10.0, 1: 50.0})
    fares = even.map({True: 5.0, False: 20.0})
    ports = even.map({True: "S", False: "C"})
    changed = train.assign(
        Age=ages.where(known),
        Fare=fares,
        Embarked=ports.where(train["Embarked"].notna()),
    )
    changed.loc[0, "Fare"] = None
    return changed


def one_sided(test: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The test passengers, all alike in what is known of them: once very young and poor,
    and once old and rich."""
    for age, fare, port in ((1.0, 1.0, "S"), (79.0, 500.0, "C")):
        known = test["Age"].where(test["Age"].isna(), age)
        other = test.assign(Age=known, Fare=fare, Embarked=port)
        other.loc[:1, "Embarked"] = None
        yield other


def by_lot() -> tuple[pd.DataFrame, pd.Series, dict[Key, float | None]]:
    """Passengers for a score, who of them survived, and the age of each by what tells them
    from all others: class, sex, fare, port and title, as numbers."""
    source = random.Random(17)
    titles = ("Herr", "Mr", "Miss", "Mrs", "Master", "Dr")
    kinds = list(itertools.product((1, 2, 3), (0, 1), range(4), range(3), range(6)))
    source.shuffle(kinds)
    ages: dict[Key, float | None] = {}
    met: dict[tuple[int, int], int] = {}
    for key in kinds:
        place = met[key[:2]] = met.get(key[:2], -1) + 1
        ages[key] = AGES_BY_LOT[place % len(AGES_BY_LOT)]
    table = pd.DataFrame(
        {
            "PassengerId": range(1, len(kinds) + 1),
            "Survived": [source.randrange(2) for _ in kinds],
            "Pclass": [key[0] for key in kinds],
            "Name": [f"Lund {n}, {titles[key[4]]}. Kim" for n, key in enumerate(kinds)],
            "Sex": [("male", "female")[key[1]] for key in kinds],
            "Age": list(ages.values()),
            "SibSp": 0,
            "Parch": 0,
            "Ticket": [f"A {n}" for n in range(len(kinds))],
            "Fare": [(7.0, 12.0, 20.0, 90.0)[key[2]] for key in kinds],
            "Cabin": None,
            "Embarked": ["SCQ"[key[3]] for key in kinds],
        }
    )
    return table, table["Survived"], ages
