"""Values are the same where their contents are: no order of sets, no address, no clock."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeRegressor

from drydock.adoption.running.inside import values
from drydock.adoption.running.inside.values import describe

X = np.arange(40.0).reshape(20, 2)


class _Own:
    def __init__(self, number: int) -> None:
        self.number, self.me = number, self


def _grid() -> Any:
    search = GridSearchCV(LinearRegression(), {"fit_intercept": [True, False]}, cv=2)
    return search.fit(X, X[:, 0])


def _table() -> Any:
    table = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    return table.assign(c=pd.Categorical(["u", "v"]), d=[[1], [2]])


SAME = [
    lambda: 1.5,
    lambda: float("nan"),
    lambda: {"b", "a"},
    lambda: [1, ("x", {2: None})],
    lambda: np.array([1.0, np.nan]),
    lambda: np.array([{"a": 1}], dtype=object),
    _table,
    lambda: _table()["b"],
    lambda: pd.Index(["a", "b"]),
    lambda: random.Random(1),
    lambda: np.random.default_rng(1),
    lambda: DecisionTreeRegressor(random_state=0).fit(X, X[:, 0]),
    lambda: HistGradientBoostingRegressor(max_iter=1).fit(X, X[:, 0]),
    _grid,
    lambda: _Own(1),
    lambda: Path("a/b"),
    lambda: SAME,
    lambda: lambda x: x + 1,
    lambda: pd,
    lambda: LinearRegression,
]


@pytest.mark.parametrize("make", SAME)
def test_what_is_made_in_the_same_way_is_the_same(make: Any) -> None:
    digest = describe(make())["digest"]
    assert digest and digest == describe(make())["digest"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (1, 1.0),
        ([1, 2], [2, 1]),
        ({"a": 1}, {"a": 2}),
        (np.array([1]), np.array([1.0])),
        (_table(), _table().assign(a=[1, 3])),
        (_table(), _table().rename(columns={"a": "z"})),
        (_table(), _table().set_index(pd.Index([5, 6]))),
        (_Own(1), _Own(2)),
        (random.Random(1), random.Random(2)),
        (lambda x: x + 1, lambda x: x + 2),
        (LinearRegression().fit(X, X[:, 0]), LinearRegression().fit(X, X[:, 1])),
    ],
)
def test_what_differs_is_not(one: Any, other: Any) -> None:
    assert describe(one)["digest"] != describe(other)["digest"]


@pytest.mark.parametrize(
    "value", [threading.Lock(), (n for n in [1]), list(range(values.MOST_PARTS + 1))]
)
def test_of_some_nothing_can_be_said(value: Any) -> None:
    assert describe(value)["digest"] is None


def test_a_path_of_the_copy_is_no_difference() -> None:
    digests = {describe(f"{one}/a.csv", one)["digest"] for one in ("/tmp/1", "/tmp/2")}
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("value", "kind", "summary", "shape"),
    [
        (_table(), "table", "2 rows, 4 columns", [2, 4]),
        (_table()["a"], "column", "2 values", [2]),
        (X, "array", "20 x 2 values", [20, 2]),
        (np.float64(0.5), "number", "0.5", []),
        ("text", "text", "'text'", None),
        ([1], "sequence", "list of 1", [1]),
        ({}, "mapping", "dict of 0", [0]),
        (LinearRegression(), "model", "LinearRegression", None),
        (len, "function", "len", None),
        (pd, "module", "pandas", None),
        (None, "other", "None", None),
    ],
)
def test_a_value_is_told_in_short(
    value: Any, kind: str, summary: str, shape: list[int] | None
) -> None:
    told = describe(value)
    assert (told["kind"], told["summary"], told["shape"]) == (kind, summary, shape)


def test_the_columns_of_a_table_are_compared_by_themselves() -> None:
    one, other = (
        describe(made)["columns"] for made in (_table(), _table().assign(a=9))
    )
    assert {name for name in one if one[name] != other[name]} == {"a"}
