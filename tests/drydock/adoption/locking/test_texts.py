"""A value as text: the same again and again, and another as soon as the value is."""

import ast
import datetime
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from drydock.adoption.locking.inside import personal
from drydock.adoption.locking.locked import comparing, models, tables, texts
from drydock.adoption.locking.locked.texts import NoText


class Held:
    """Somebody's own class."""

    def __init__(self, value: Any) -> None:
        self.value = value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0.0"),
        (float("nan"), "missing"),
        (np.float64(2), "2.0"),
        (np.int64(2), "2"),
        (np.True_, "True"),
        ({"b", "a"}, "set('a', 'b')"),
        ({"b": 1, "a": (2, None)}, "{'b': 1, 'a': [2, None]}"),
        (Counter("aab"), "{'a': 2, 'b': 1}"),
        (datetime.date(2020, 1, 2), "2020-01-02"),
        (pd.Interval(0, 2.5), "interval(0, 2.5, closed right)"),
        (re.compile("a+"), "pattern('a+')"),
        (np.array([1.5, 2]), "ndarray(2: 1.5, 2.0)"),
        (Held([1, {"a"}]), "Held(value=[1, set('a')])"),
    ],
)
def test_a_value_has_one_text(value: Any, text: str) -> None:
    assert texts.written(value) == text


@pytest.mark.parametrize(
    "value",
    [len, random, object(), Held, (one for one in ()), "<f at 0x7f00deadbeef>", [len]],
)
def test_what_is_no_result_has_none(value: Any) -> None:
    with pytest.raises(NoText):
        texts.written(value)


def test_a_table_is_csv_with_its_kinds() -> None:
    table = pd.DataFrame(
        {
            "who": ["Ann", None],
            "age": [1.5, np.nan],
            "n": [1, 2],
            "at": pd.to_datetime(["2020-01-01", None]),
            "band": pd.cut([1, 5], [0, 2, 6]),
        }
    )
    assert tables.as_csv(table, without=["n"], hidden=["who"]).splitlines() == [
        ",who,age,at,band",
        f"whole,not shown {texts.short_hash('Ann' + chr(10))},number,date,mixed",
        '0,#,1.5,2020-01-01 00:00:00,"interval(0, 2, closed right)"',
        '1,#,,,"interval(2, 6, closed right)"',
    ]


LARGE = pd.DataFrame({"a": np.arange(30_000), "b": np.arange(30_000) / 7})


@pytest.mark.parametrize("column", ["a", "b"])
@pytest.mark.parametrize("how", ["one value", "the order", "one missing"])
def test_a_large_table_is_another_as_soon_as_a_value_is(column: str, how: str) -> None:
    other = LARGE.copy()
    if how == "one value":
        other.loc[17, column] += 1
    elif how == "the order":
        other.loc[[17, 18], column] = other.loc[[18, 17], column].to_numpy()
    else:
        other[column] = other[column].astype(float)
        other.loc[17, column] = np.nan
    was, now = tables.as_csv(LARGE), tables.as_csv(other)
    assert was.count("\n") < 60
    assert comparing.difference(was, now, is_table=True)


@pytest.mark.parametrize(
    "value",
    [
        np.zeros((2, 3, 4)),
        np.array(["2020-01-01"], dtype="datetime64[D]"),
        np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")]),
        pd.Series([1, 2], name="x"),
        pd.MultiIndex.from_tuples([(1, "a"), (2, "b")]),
        pd.Categorical(["a", "b"]),
        np.zeros((0, 3)),
        pd.DataFrame({("a", "b"): [1]}),
    ],
)
def test_whatever_is_like_a_table_is_csv(value: Any) -> None:
    assert len(tables.as_csv(value).splitlines()) >= 2


@pytest.mark.parametrize(
    "values", [list(range(30_000)), [one / 7 for one in range(30_000)]]
)
def test_a_long_list_is_short_and_another_as_soon_as_a_value_is(
    values: list[Any],
) -> None:
    other = [*values[:70], values[70] + 1, *values[71:]]
    was, now = texts.lines(values), texts.lines(other)
    assert len(was) < 60 and comparing.difference(
        "\n".join(was), "\n".join(now), is_table=False
    )


class Halves:
    """A model of somebody's own."""

    def __init__(self) -> None:
        self.weights = np.array([0.5, 2.0])

    def predict(self, table: Any) -> Any:
        return np.asarray(table)[:, 0] / 2


def test_a_model_is_what_it_has_learned_and_answers() -> None:
    assert models.lines(Halves()) == [
        "Halves",
        "learned: weights = ndarray(2: 0.5, 2.0)",
    ]
    text = models.answers(Halves(), np.array([[3.0], [4.0]]))
    assert text.splitlines() == [",predict", "row,number", "0,1.5", "1,2.0"]
    with pytest.raises(NoText):
        models.answers(Halves(), 7)


TABLE = ",a,b\nwhole,whole,number\n0,1,0.5\n1,2,1000000.0\n"


@pytest.mark.parametrize(
    ("now", "how"),
    [
        (TABLE.replace("1000000.0", "1000000.4"), ""),
        (
            TABLE.replace("1000000.0", "1000002.0"),
            "b differs in 1 of 2 rows; first: row 1",
        ),
        (TABLE.replace("0,1,0.5", "0,3,0.5"), "a differs in 1 of 2 rows"),
        (TABLE.replace(",a,b", ",a,c"), "without the column b"),
        (TABLE.replace(",a,b", ",b,a"), "in the order , b, a"),
        (
            TABLE.replace("whole,number", "number,number"),
            "a is number, approved is whole",
        ),
        (TABLE + "2,3,4.0\n", "3 rows, approved are 2"),
    ],
)
def test_what_differs_in_a_table_is_said(now: str, how: str) -> None:
    found = comparing.difference(TABLE, now, is_table=True)
    assert how in found and bool(found) == bool(how)


def test_numbers_in_a_line_may_differ_in_their_last_digits() -> None:
    assert comparing.same_line("score 0.1234567891, n 3", "score 0.1234567892, n 3")
    assert not comparing.same_line("score 0.1234, n 3", "score 0.1235, n 3")
    assert not comparing.same_line("n 3000000", "n 3000001")
    found = comparing.difference("a\nb\n", "a\nc\n", is_table=False)
    assert found == "line 2: approved b, now c"


def test_what_says_something_of_people_is_found() -> None:
    people = pd.DataFrame(
        {
            "passengerName": ["Ann Lee", "Bo Day Berg", "Cy Young"],
            "contact": ["a@b.example", "c@d.example", "e@f.example"],
            "iban": ["DE89370400440532013000"] * 3,
            "card": ["4111 1111 1111 1111"] * 3,
            "town": ["Kiel", "Kiel", "Ulm"],
        }
    )
    values = {"people": people, "who": ["Bo Day Berg"], "n": 3, "town": "Kiel"}
    assert personal.found(values) == {
        "people": ["passengerName", "contact", "iban", "card"],
        "who": ["*"],
    }
    assert personal.says_of_people("best: Bo Day Berg", values)
    assert not personal.says_of_people("best: Kiel", values)


def test_a_name_of_things_and_a_number_without_its_check_digit_are_none() -> None:
    cars = pd.DataFrame(
        {
            "car name": ["ford pinto", "ford pinto", "ford pinto"],
            "number": ["4111 1111 1111 1112"] * 3,
            "account": ["DE89370400440532013001"] * 3,
        }
    )
    assert not personal.found({"cars": cars})


OF_OWNERS = [Path(tables.__file__).parent, Path(personal.__file__).parent]


@pytest.mark.parametrize("folder", OF_OWNERS, ids=lambda one: one.name)
def test_what_runs_in_the_owners_python_is_python_3_9(folder: Path) -> None:
    for module in folder.glob("*.py"):
        tree = ast.parse(module.read_text("utf-8"), feature_version=(3, 9))
        assert (
            "from __future__ import annotations" in ast.unparse(tree)
            or not tree.body[1:]
        )
        calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
        for call in calls:
            named = {one.arg for one in call.keywords}
            assert not named & {"strict", "newline"} or ast.unparse(call.func).endswith(
                "open"
            )
            if ast.unparse(call.func) == "isinstance":
                assert not isinstance(call.args[1], ast.BinOp)


def test_a_long_text_is_held_by_its_parts() -> None:
    rows = [f"{n},{n + 1 / 7}" for n in range(1000)]
    text = texts.in_parts("\n".join(rows))
    assert text.startswith("1000 lines\nlines 1 to 20: ") and text.count("\n") == 51
    near = [f"{n},{n + 1 / 7 + 1e-13}" for n in range(1000)]
    assert texts.in_parts("\n".join(near)) == text
    for wrong in (rows[::-1], rows[:-1], [*rows[:-1], "999,999.14"]):
        assert texts.in_parts("\n".join(wrong)) != text
    assert texts.in_parts("") == "0 lines\n"


def test_lines_that_are_another_in_each_run_are_left_out() -> None:
    text = texts.without_lines("a\nb\nc\n", ["2"])
    assert (
        text
        == texts.without_lines("a\nB\nc\n", ["2"])
        == "a\n(another in each run)\nc\n"
    )
    assert texts.without_lines("a\nb\nC\n", ["2"]) != text
    assert texts.without_lines("a", []) == "a"
