"""Asking about passengers: what is learned of some, and applied to others.

Runs in the child process. Each trial raises CheckFailed where something is not as the
lesson of stage 17 has it.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from drydock.errors import CheckFailed

HERE = Path(__file__).parent
trying = runpy.run_path(str(HERE.parent / "trying.py"))
made = runpy.run_path(str(HERE / "made_passengers.py"))
FEATURES = "Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split()
SINGLES, OTHERS = 20, 100
FROM_OTHERS = (
    "prepare_features takes what others tell from learned alone: look for a median, a mode"
    " or a fit that is taken of the passengers who are asked about; or for a step that gives"
    " them new labels, as merge does, so that a value reaches somebody else"
)

Told = dict[str, Any]


class Work:
    """The two functions of a participant, and the real training passengers."""

    def __init__(
        self,
        learn: Callable[[Any], Any],
        prepare: Callable[[Any, Any], Any],
        train: pd.DataFrame,
    ) -> None:
        self._learn, self._prepare, self.train = learn, prepare, train

    def learn(self, passengers: pd.DataFrame, about: str) -> Any:
        """What is learned of passengers; about: who they are, in words."""
        try:
            return self._learn(passengers)
        except Exception as error:
            raise _stopped("learn", about, error) from error

    def features(
        self, passengers: pd.DataFrame, learned: Any, about: str
    ) -> pd.DataFrame:
        """The features of passengers, once they are a table of the right shape."""
        try:
            found = self._prepare(passengers, learned)
        except Exception as error:
            raise _stopped("prepare_features", about, error) from error
        wrong = _shape(found, len(passengers))
        if wrong:
            raise CheckFailed(
                expected="prepare_features returns a table with the eight features in their"
                f" order, and a row for each passenger ({about})",
                found=f"it returns {wrong}",
                remedy="look at what it returns; a step of scikit-learn gives a table after"
                ' set_output(transform="pandas")',
            )
        return found

    def asked(self) -> pd.DataFrame:
        """The features of those who are in no file, each asked about alone."""
        learned = self.learn(self.train.copy(), "the training passengers")
        tables = [
            self.features(pd.DataFrame([row]), learned, who).assign(Who=who)
            for who, row in made["people"]()
        ]
        return pd.concat(tables)[["Who", *FEATURES]]

    def learned(self) -> None:
        """What is filled in is what the passengers tell who were learned from."""
        for example in made["examples"]():
            self._require(example)

    def _require(self, example: Told) -> None:
        """Raises CheckFailed where an example does not come out as it should."""
        learned = self.learn(example["training"], "a few passengers")
        try:
            table = self.features(example["asked"], learned, example["who"])
            given = table[example["feature"]].tolist()[0]
            found = "" if given == example["right"] else f"it gives {given}"
        except CheckFailed as failed:
            found = failed.found
        if found:
            raise CheckFailed(
                expected=f"after learn was given {example['of']}, prepare_features gives"
                f" {example['feature']} {example['right']} for {example['who']}",
                found=found,
                remedy=example["remedy"],
            )

    def together(self) -> None:
        """Nobody's features depend on who else is asked about."""
        learned = self.learn(self.train.copy(), "the training passengers")
        everybody = pd.DataFrame([row for _, row in made["people"]()])
        everybody = pd.concat([self.train.drop(columns="Survived"), everybody])
        everybody = everybody.reset_index(drop=True).astype(
            {"Age": float, "Fare": float}
        )
        right = self.features(everybody, learned, "many passengers at once")
        gaps = everybody[
            everybody[["Age", "Fare", "Embarked"]].isna().any(axis=1)
        ].index
        groups = {
            "the same passengers in another order": everybody.index[::-1],
            "every third of them": everybody.index[::3],
        } | {
            f"passenger {everybody.PassengerId[at]} alone": [at]
            for at in gaps[-SINGLES:]
        }
        for about, places in groups.items():
            found = self.features(everybody.loc[places], learned, about)
            _require_equal(right.loc[places], found, about, everybody)
        self._beside_strangers(everybody.loc[gaps[-SINGLES:]], right, learned)
        self._where_no_age_was_known()
        about = "the same passengers once more"
        found = self.features(everybody, learned, about)
        _require_equal(right, found, about, everybody)

    def _beside_strangers(
        self, some: pd.DataFrame, right: pd.DataFrame, learned: Any
    ) -> None:
        """The same, where there are more of others, old and rich, than anybody learned from."""
        strangers = pd.concat(
            [some.assign(Age=79.0, Fare=500.0, Embarked="Q")] * OTHERS
        )
        strangers = strangers.assign(PassengerId=range(2001, 2001 + len(strangers)))
        about = "the same passengers, and others with them"
        found = self.features(pd.concat([some, strangers]), learned, about)[: len(some)]
        _require_equal(right.loc[some.index], found, about, some)

    def _where_no_age_was_known(self) -> None:
        """The same, where those learned from tell no age of somebody's sex and class. If
        such a passenger has a gap alone, that is told in the words of `learned`, so once.
        """
        self._require(made["example_of_another_group"]())
        training, asked, who = made["of_another_group"]()
        learned = self.learn(training, "two men of the third class")
        both = self.features(asked, learned, f"{who}, and one of 79 beside her")
        alone = self.features(asked[:1], learned, f"{who}, alone")
        found, right = (table["Age"].tolist()[0] for table in (both, alone))
        if found != right:
            raise CheckFailed(
                expected="the features of a passenger do not depend on who else is asked"
                " about, also where learn was given nobody of that sex and class",
                found=f"{who}: beside another of 79 she has Age {found}, and alone {right}",
                remedy="a step after the one that fills the gaps found one more, and filled"
                " it with what was there. Leave none: of a sex and class without any age, it"
                " is the median of all ages",
            )

    def surroundings(self) -> None:
        """Both functions leave what they are given, and labels that repeat stay."""
        training = self.train[:63].set_index(pd.Index([0, 1, 2] * 21))
        asked = training.drop(columns="Survived")
        before = training.copy(), asked.copy()
        learned = self.learn(training, "passengers with labels that repeat")
        found = self.features(asked, learned, "passengers with labels that repeat")
        given = {"learn": (before[0], training), "prepare_features": (before[1], asked)}
        for name, (was, now) in given.items():
            if changed := trying["difference"](was, now):
                raise CheckFailed(
                    expected=f"{name} leaves the passengers as they were",
                    found=changed,
                    remedy="work on a copy: the caller's table is not yours to change",
                )
        if changed := trying["_index_difference"](asked, found):
            raise CheckFailed(
                expected="the features have the labels of the passengers, also where labels"
                " repeat",
                found=changed,
                remedy="give the table that comes back the index of the passengers",
            )
        alone = self.features(asked[:1], learned, "one of them alone")
        _require_equal(
            found[:1], alone, "a passenger whose label repeats, alone", asked
        )


def _stopped(function: str, about: str, error: Exception) -> CheckFailed:
    return CheckFailed(
        expected=f"{function} works for {about}",
        found=f"it raises {trying['_where_it_broke'](error)}",
        remedy="write a test with such passengers, see it fail, and fix it",
    )


def _shape(found: Any, rows: int) -> str:
    """What is wrong with the kind or the shape of what came back; empty if nothing."""
    if not isinstance(found, pd.DataFrame):
        return f"{type(found).__name__}, and no table"
    if list(found.columns) != FEATURES:
        return f"the columns {', '.join(map(str, found.columns))}"
    if len(found) != rows:
        return f"{len(found):,} rows for {rows:,} passengers"
    gaps = [name for name in FEATURES if found[name].isna().any()]
    return f"gaps in {', '.join(gaps)}" if gaps else ""


def _require_equal(
    right: pd.DataFrame, found: pd.DataFrame, about: str, people: pd.DataFrame
) -> None:
    """Raises CheckFailed where passengers have other features than among all the others."""
    differ = right.to_numpy(float) != found.to_numpy(float)
    if differ.any():
        row = int(differ.any(axis=1).argmax())
        name = FEATURES[int(differ[row].argmax())]
        who = people["PassengerId"].loc[right.index].tolist()[row]
        raise CheckFailed(
            expected="the features of a passenger do not depend on who else is asked about",
            found=f"asked about {about}: {name} of passenger {who} is"
            f" {found[name].tolist()[row]}, and {right[name].tolist()[row]} among all"
            f" ({int(differ.any(axis=1).sum())} of {len(right)} passengers differ)",
            remedy=FROM_OTHERS,
        )


def files(data: Path, work: Work, features: Callable[[], tuple[Any, Any, Any]]) -> None:
    """In other files `prepare_data` learns from the training passengers alone."""
    train = made["balanced"](work.train)
    _write(train, data, "train.csv")
    for other in made["one_sided"](pd.read_csv(data / "test.csv")):
        _write(other, data, "test.csv")
        found = _of_the_files(features)
        learned = work.learn(train, "the training passengers")
        for name, given in {"X_train": train, "X_test": other}.items():
            right = work.features(given, learned, f"the passengers of {name}")
            wrong = [
                one
                for one in FEATURES
                if right[one].tolist() != found[name][one].tolist()
            ]
            if wrong:
                raise _told_of_the_files(name, wrong)


def _write(passengers: pd.DataFrame, data: Path, name: str) -> None:
    """Puts passengers into the file of that name, and into those in folders of `data`, in
    which the same columns have other names."""
    for file in data.rglob(name):
        columns = pd.read_csv(file, nrows=0).columns
        passengers.set_axis(columns, axis="columns").to_csv(file, index=False)


def _of_the_files(
    features: Callable[[], tuple[Any, Any, Any]],
) -> dict[str, pd.DataFrame]:
    try:
        x_train, _, x_test = features()
    except Exception as error:
        raise _stopped(
            "prepare_data", "other passengers in the files", error
        ) from error
    return {"X_train": x_train, "X_test": x_test}


def _told_of_the_files(name: str, wrong: list[str]) -> CheckFailed:
    return CheckFailed(
        expected="prepare_data() learns from the training passengers alone, and fills the"
        " gaps of both files with that",
        found=f"where the two files differ more than they really do, {', '.join(wrong)} of"
        f" {name} is not what prepare_features gives after learn was given train.csv",
        remedy="call learn once, with the training passengers and nobody else, and"
        " prepare_features for each file with what it returned",
    )
