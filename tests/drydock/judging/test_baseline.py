"""Tables are compared cell by cell, and a difference is told as a person would."""

from __future__ import annotations

import pytest

from drydock.errors import WorkbookBroken
from drydock.judging.baseline import Table, approved, differences
from drydock.workbook.house import House

APPROVED = Table.parse("Id,Age,Fare\n1,22,7.5\n2,66,\n3,4,1\n")


@pytest.mark.parametrize(
    ("yours", "told"),
    [
        ("Id,Age,Fare\n1,22,7.5\n2,4,\n3,4,1\n", "Age differs in 1 of 3 rows; first: Id 2, approved 66, yours 4"),
        ("Id,Age,Fare\n1,22,7.5\n2,66,0\n3,4,1\n", "approved nothing, yours 0"),
        ("Id,Age,Fare\n1,22,7.5\n2,66,\n3,nan,1\n", "approved 4, yours nan"),
        ("Id,Age\n1,22\n2,66\n3,4\n", "without the column Fare"),
        ("Id,Age,Fare,Sex\n1,22,7.5,0\n2,66,,0\n3,4,1,0\n", "with the column Sex"),
        ("Id,Fare,Age\n1,7.5,22\n2,,66\n3,1,4\n", "columns in the order Id, Fare, Age"),
        ("Id,Age,Fare\n1,22,7.5\n2,66,\n", "2 rows, approved are 3"),
        ("Id,Age,Fare\n2,66,\n1,22,7.5\n3,4,1\n", "the rows have moved"),
    ],
)  # fmt: skip
def test_a_difference_is_told(yours: str, told: str) -> None:
    [sentence] = differences(APPROVED, Table.parse(yours))
    assert told in sentence


def test_every_column_that_differs_is_told() -> None:
    yours = Table.parse("Id,Age,Fare\n1,0,0\n2,66,\n3,4,1\n")
    assert [s.split()[0] for s in differences(APPROVED, yours)] == ["Age", "Fare"]


def test_the_same_numbers_in_another_spelling_are_the_same() -> None:
    assert not differences(
        APPROVED, Table.parse("Id,Age,Fare\n1,22.0,7.50\n2,66,\n3,4,1\n")
    )


@pytest.mark.parametrize("content", [None, "", "\n", "key,value\n"])
def test_a_baseline_that_is_missing_or_empty_is_never_a_pass(
    house: House, content: str | None
) -> None:
    path = house.approved("toy") / "numbers.csv"
    path.unlink()
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(WorkbookBroken, match="git checkout -- tests/toy/approved"):
        approved(house.stage("1"), "numbers")
