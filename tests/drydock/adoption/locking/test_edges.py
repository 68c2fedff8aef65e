"""Inputs near those that a function gets: what is put in which place, and what stays."""

from typing import Any

import pandas as pd
import pytest

from drydock.adoption.locking.inside.edges import Edges

EDGES = Edges(numbers=[12, 7.5], words=["Mlle", "sex"])


@pytest.mark.parametrize(
    ("value", "others"),
    [
        (3, [12, 7.5]),
        ("Mr", ["Mlle", "sex"]),
        (True, []),
        (None, []),
        ([3, 4], [[], [3], [12, 4], [7.5, 4]]),
        ({"age": 3}, [{"age": 12}, {"age": 7.5}]),
    ],
)
def test_an_edge_takes_the_place_of_what_is_of_its_kind(
    value: Any, others: list[Any]
) -> None:
    given = {"asked": value, "also": None}
    found = list(EDGES.near(given))
    assert [one["asked"] for one in found] == others
    assert all(one["also"] is None for one in found) and given["asked"] is value


def test_a_column_gets_edges_of_its_kind_and_one_of_two_values_none() -> None:
    rows = pd.DataFrame(
        {
            "age": [1, 2, 3, 4],
            "sex": [0, 1, 0, 1],
            "title": ["Mr", "Mlle", "Mr", "Mr"],
            "port": ["S", "C", "S", "Q"],
        }
    )
    before = rows.copy()
    empty, first, aged, titled = (one["rows"] for one in EDGES.near({"rows": rows}))
    assert len(empty) == 0 and list(empty) == list(rows)
    assert first.equals(rows.iloc[:1])
    assert aged["age"].tolist() == [12, 7.5] and aged["port"].tolist() == ["S", "C"]
    assert titled["title"].tolist() == ["Mlle"]  # "sex" is the name of a column
    assert rows.equals(before)


def test_a_column_alone_gets_them_as_well() -> None:
    ages = pd.Series([1.0, 2.0, 3.0], name="age")
    found = [one["ages"] for one in EDGES.near({"ages": ages})]
    assert [one.tolist() for one in found] == [[], [1.0], [12, 7.5]]
    assert found[-1].name == "age"
