"""The trials of stage 17 of the titanic kata: each wrong way is told by the one meant for
it, and ways of doing it right are told by none."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import (
    GroupKFold,
    KFold,
    RepeatedStratifiedKFold,
    cross_val_predict,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from drydock.errors import CheckFailed
from drydock.judging.baseline import approved_file
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

STAGE = HERE.stage("titanic/17")
DATA = HERE.root / "data" / "titanic"
core = load(STAGE.solution / "preprocessing.py")
paid = load(STAGE.tests / "paid.py")
asking = runpy.run_path(str(STAGE.tests / "asking.py"))
scoring = runpy.run_path(str(STAGE.tests / "scoring.py"))
TRAIN = pd.read_csv(DATA / "train.csv")
GROUPS = ["Sex", "Pclass"]
learn, prepare = core.learn, core.prepare_features


def _told(trial: Callable[[], Any]) -> str:
    """What a trial tells; empty for nothing."""
    try:
        trial()
    except CheckFailed as failed:
        return str(failed)
    return ""


# Asking about passengers.


def _batch_median(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    known = passengers.astype({"Age": float})
    medians = known.groupby(GROUPS)["Age"].transform("median")
    return prepare(known.assign(Age=known["Age"].fillna(medians)), learned)


def _batch_port(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    ports = passengers["Embarked"]
    [*modes] = ports.mode()
    filled = ports.fillna(modes[0]) if modes else ports
    return prepare(passengers.assign(Embarked=filled), learned)


def _fit_again(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    return prepare(passengers, learn(passengers) if len(passengers) > 9 else learned)


def _stacked(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    return (
        prepare(passengers, learn(pd.concat([TRAIN, passengers]))) if learned else None
    )


def _learned_on(passengers: pd.DataFrame, learned: dict[str, Any]) -> pd.DataFrame:
    features = prepare(passengers, learned["yet"])
    if len(passengers) > 1_500:
        learned["yet"] = learn(passengers)
    return features


def _no_unknown_port(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    assert passengers["Embarked"].isin(["S", "C", "Q", None, np.nan]).all(), "port"
    return prepare(passengers, learned)


def _shifted(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    ports = pd.get_dummies(passengers["Embarked"].fillna("S"))
    return pd.concat([prepare(passengers, learned), ports], axis=1)


def _group_of_those_asked(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    """Where a group has no age to learn from, those who are asked about have a say."""
    known = passengers.astype({"Age": float})
    no_median = [
        group not in learned.age_by_group.index
        for group in zip(*(known[one] for one in GROUPS))
    ]
    medians = known.groupby(GROUPS)["Age"].transform("median").where(no_median)
    return prepare(known.assign(Age=known["Age"].fillna(medians)), learned)


def _in_place(passengers: pd.DataFrame, learned: Any) -> pd.DataFrame:
    features = prepare(passengers, learned)
    passengers["Embarked"] = passengers["Embarked"].fillna(learned.port)
    passengers.insert(0, "Title", features["Title"].to_numpy())
    return features


def _learned_in_place(passengers: pd.DataFrame) -> Any:
    passengers["Age"] = passengers["Age"].fillna(passengers["Age"].median())
    return learn(passengers)


def _means(passengers: pd.DataFrame) -> Any:
    ages = passengers.groupby(GROUPS)["Age"].mean()
    return core.Learned(**(vars(learn(passengers)) | {"age_by_group": ages}))


def _not_rounded(passengers: pd.DataFrame) -> Any:
    ages = passengers.groupby(GROUPS)["Age"].median()
    return core.Learned(**(vars(learn(passengers)) | {"age_by_group": ages}))


def _no_group(passengers: pd.DataFrame) -> Any:
    return core.Learned(**(vars(learn(passengers)) | {"age": np.nan}))


def _any_port(passengers: pd.DataFrame) -> Any:
    port = passengers["Embarked"].mode()[0]
    return core.Learned(**(vars(learn(passengers)) | {"port": port}))


def _from_the_file(_: pd.DataFrame) -> Any:
    return learn(TRAIN)


ASKING_WRONG = {
    "median of those asked about": (learn, _batch_median, "together", "depend on who"),
    "port of those asked about": (learn, _batch_port, "together", "Embarked of"),
    "fit at predict": (learn, _fit_again, "together", "depend on who else"),
    "stacked under those learned from": (
        *(learn, _stacked, "together", "and others with them"),
    ),
    "learning goes on": (
        *(lambda passengers: {"yet": learn(passengers)}, _learned_on),
        *("together", "the same passengers once more"),
    ),
    "an unknown port": (learn, _no_unknown_port, "asked", "from an unknown port"),
    "columns shift": (learn, _shifted, "asked", "the columns Pclass, Sex"),
    "arrays": (learn, lambda *x: prepare(*x).to_numpy(), "asked", "ndarray"),
    "the input of prepare": (learn, _in_place, "surroundings", "Title is new"),
    "the input of learn": (_learned_in_place, prepare, "surroundings", "learn leaves"),
    "labels": (
        *(learn, lambda *x: prepare(*x).reset_index(drop=True)),
        *("surroundings", "have become"),
    ),
    "means": (_means, prepare, "learned", "Age 0 for a man of that class"),
    "no rounding": (_not_rounded, prepare, "learned", "16.75 is 17"),
    "a group without ages": (_no_group, prepare, "learned", "given nobody"),
    "an unknown port is learned": (_any_port, prepare, "learned", "ports X, X and C"),
    "a group of those asked about": (
        *(learn, _group_of_those_asked, "together", "79 she has Age 4, and alone 1"),
    ),
    "the file whatever is given": (_from_the_file, prepare, "learned", "10, 12 and"),
}


@pytest.mark.parametrize(
    ("wrong_learn", "wrong_prepare", "trial", "part"),
    ASKING_WRONG.values(),
    ids=ASKING_WRONG,
)
def test_a_wrong_way_of_asking_is_told(
    wrong_learn: Any, wrong_prepare: Any, trial: str, part: str
) -> None:
    work = asking["Work"](wrong_learn, wrong_prepare, TRAIN)
    assert part in _told(getattr(work, trial))


def test_a_gap_that_is_left_alone_is_told_in_one_way_by_both() -> None:
    """What two parts of a check tell in the same words is told once; the second waits."""
    work = asking["Work"](_no_group, prepare, TRAIN)
    told = _told(work.learned)
    assert told == _told(work.together)
    assert "leave no gap to the steps that follow" in told


def test_nothing_is_told_of_the_right_way() -> None:
    work = asking["Work"](learn, prepare, TRAIN)
    for trial in ("asked", "learned", "together", "surroundings"):
        assert not _told(getattr(work, trial))


# What prepare_data learns from.


def _both(train: pd.DataFrame, test: pd.DataFrame) -> Any:
    learned = learn(pd.concat([train, test]))
    return prepare(train, learned), None, prepare(test, learned)


def _each_file(train: pd.DataFrame, test: pd.DataFrame) -> Any:
    return prepare(train, learn(train)), None, prepare(test, learn(test))


def _port_of_both(train: pd.DataFrame, test: pd.DataFrame) -> Any:
    port = pd.concat([train, test])["Embarked"].mode()[0]
    learned = core.Learned(**(vars(learn(train)) | {"port": port}))
    return prepare(train, learned), None, prepare(test, learned)


def _right_files(train: pd.DataFrame, test: pd.DataFrame) -> Any:
    return prepare(train, learn(train)), None, prepare(test, learn(train))


@pytest.mark.parametrize(
    ("way", "part"),
    [
        (_both, "of X_train is not"),
        (_port_of_both, "Embarked of X_train is not"),
        (_each_file, "of X_test is not"),
        (_right_files, ""),
    ],
)
def test_what_is_learned_from_the_test_passengers_is_told(
    way: Callable[..., Any], part: str, tmp_path: Path
) -> None:
    for name in ("train.csv", "test.csv"):
        shutil.copy(DATA / name, tmp_path)
    work = asking["Work"](learn, prepare, TRAIN)

    def features() -> Any:
        return way(
            *(pd.read_csv(tmp_path / f"{name}.csv") for name in ("train", "test"))
        )

    told = _told(lambda: asking["files"](tmp_path, work, features))
    assert part in told and bool(part) == bool(told)


# The score.


def _model() -> Any:
    return make_pipeline(_Preparation(), _forest())


def _forest(seed: int | None = 42) -> RandomForestClassifier:
    return RandomForestClassifier(n_estimators=100, random_state=seed)


class _Preparation(FunctionTransformer):
    """`learn` and `prepare_features`, as a step of a pipeline."""

    def fit(
        self, X: Any, y: Any = None
    ) -> _Preparation:  # pylint: disable=unused-argument
        self.func = lambda passengers, learned=learn(X): prepare(passengers, learned)
        return self


def _folds(passengers: Any, survived: Any, **options: Any) -> float:
    return cross_val_score(_model(), passengers, survived, **options).mean()


def _outside(passengers: Any, survived: Any) -> float:
    features = prepare(passengers, learn(passengers))
    return cross_val_score(_forest(), features, survived, cv=5).mean()


def _on_training(passengers: Any, survived: Any) -> float:
    return _model().fit(passengers, survived).score(passengers, survived)


def _one_part(passengers: Any, survived: Any) -> float:
    parts = train_test_split(passengers, survived, test_size=0.2, random_state=42)
    return _model().fit(parts[0], parts[2]).score(parts[1], parts[3])


def _best(passengers: Any, survived: Any) -> float:
    return cross_val_score(_model(), passengers, survived, cv=5).max()


def _predicted(passengers: Any, survived: Any) -> float:
    said = cross_val_predict(_model(), passengers, survived, cv=4)
    return float((said == survived).mean())


def _real_rows(passengers: Any, survived: Any) -> float:
    assert len(passengers) == len(survived)
    return _folds(TRAIN, TRAIN["Survived"], cv=5)


def _per_cent(passengers: Any, survived: Any) -> float:
    return 100 * _predicted(passengers, survived)


def _more_columns(passengers: Any, survived: Any) -> float:
    features = prepare(passengers, learn(passengers))
    wide = pd.get_dummies(features, columns=["Title"])
    return cross_val_score(_forest(), wide, survived, cv=3).mean()


SCORES_WRONG = {
    "outside of the folds": (
        _outside,
        "folds",
        "5 of 5 forests get missing ages that were",
    ),
    "on training passengers": (_on_training, "unseen", "those it was fitted on"),
    "one part held out": (_one_part, "unseen", "are"),
    "the best fold": (_best, "unseen", "the mean over the folds"),
    "other rows": (_real_rows, "unseen", "are of nobody or"),
    "more columns": (_more_columns, "unseen", "it gets 288 by 13 values"),
    "per cent": (_per_cent, "unseen", "a share between 0 and 1"),
    "no forest": (lambda *_: 0.81, "unseen", "no forest is fitted"),
    "a list": (lambda *_: [0.5, 0.6], "unseen", "it gives list"),
}


@pytest.mark.parametrize(
    ("way", "trial", "part"), SCORES_WRONG.values(), ids=SCORES_WRONG
)
def test_a_wrong_score_is_told(way: Any, trial: str, part: str) -> None:
    assert part in _told(getattr(scoring["Score"](way, TRAIN), trial))


@pytest.mark.parametrize(
    "way",
    [
        _predicted,
        lambda *x: _folds(*x, cv=KFold(10, shuffle=True, random_state=1)),
        lambda *x: _folds(*x, cv=RepeatedStratifiedKFold(n_splits=3, n_repeats=2)),
        lambda *x: _folds(*x, cv=GroupKFold(4), groups=x[0]["Ticket"]),
    ],
    ids=["predicted", "shuffled", "repeated", "by ticket"],
)
def test_a_right_score_is_told_by_nobody(way: Any) -> None:
    score = scoring["Score"](way, TRAIN)
    assert not _told(score.unseen) and not _told(score.folds)


@pytest.mark.parametrize(
    ("seed", "prints", "part"),
    [
        (None, "'no figure'", "the same at every call"),
        (None, "*range(101)", "the same at every call"),
        (1, "'no figure'", "it prints no figure"),
    ],
)
def test_a_score_that_is_not_printed_or_differs_is_told(
    seed: int | None,
    prints: str,
    part: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "train.py").write_text(f"print({prints})", "utf-8")
    monkeypatch.chdir(tmp_path)

    def score(passengers: Any, survived: Any) -> float:
        forest = _forest(seed)
        features = prepare(passengers, learn(passengers))
        return cross_val_score(forest, features, survived, cv=3).mean()

    assert part in _told(scoring["Score"](score, TRAIN).printed)


@pytest.mark.parametrize("seed", [None, 1])
def test_folds_without_a_seed_are_told(
    seed: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where what is printed is so rough that any score is in it."""
    (tmp_path / "train.py").write_text("print(*range(101))", "utf-8")
    monkeypatch.chdir(tmp_path)

    def score(passengers: Any, survived: Any) -> float:
        return _folds(
            passengers, survived, cv=KFold(3, shuffle=True, random_state=seed)
        )

    told = _told(scoring["Score"](score, TRAIN).printed)
    assert ("the same at every call" in told) == (seed is None)


def test_a_figure_is_found_in_what_is_printed() -> None:
    for text in ("81.15 %", "score: 0.8115 (+/- 0.02)", "81,1", "81", "0.81"):
        assert scoring["_has"](text, 0.81149), text
    for text in ("86.64 %", "0.8664", "80.7", "0.8", "no figure", "5 folds"):
        assert not scoring["_has"](text, 0.81149), text


# The baseline, and what the lesson says of the data.


def test_the_third_baseline_changes_no_cell_of_the_second() -> None:
    before = HERE.before(STAGE)
    for name in ("features", "predictions"):
        assert approved_file(STAGE, name) == approved_file(before, name)
    assert approved_file(STAGE, "asked").parent.name == STAGE.label


def test_the_figures_in_the_prose_are_so() -> None:
    test = pd.read_csv(DATA / "test.csv")
    gaps = test[["Age", "Fare", "Embarked"]].isna()
    assert (gaps.sum().tolist(), gaps.any(axis=1).sum()) == ([86, 1, 0], 87)
    one = test[test["PassengerId"] == 908].iloc[0]
    assert (one["Sex"], one["Pclass"], np.isnan(one["Age"])) == ("female", 1, True)
    quartiles = TRAIN["Fare"].quantile([0.25, 0.5, 0.75])
    edges = core.FARE_UPPER_EDGES
    assert np.allclose(quartiles, edges[:3], atol=0.0005)
    features = prepare(TRAIN, learn(TRAIN))
    forest = _forest().fit(features, TRAIN["Survived"])
    assert round(100 * forest.score(features, TRAIN["Survived"]), 2) == 86.64


# The debt.


@pytest.mark.parametrize(
    "note",
    [
        "# Debt\n\n## The leak\n\n- **What:** medians of both files.\n- **When:** next.\n",
        "What: gaps are filled with what the test passengers tell.\nWhen: Friday.\n",
    ],
)
def test_the_note_on_the_leak_is_still_to_be_paid(note: str) -> None:
    assert paid.unpaid_leak(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        (STAGE.solution / "DEBT.md").read_text("utf-8"),
        "## The leak: medians of both files\n\nPaid on Friday.\n",
        "## The score is one figure\n\n- **What:** how far the folds differ on unseen"
        " passengers is printed nowhere; we learn one number.\n",
    ],
)
def test_no_note_on_the_leak_is_left(note: str) -> None:
    assert not paid.unpaid_leak(note)
