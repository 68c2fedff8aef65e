"""Which wrong versions of functions somebody could see: what nobody can is not asked of tests."""

from __future__ import annotations

from dataclasses import replace

import pytest
import voyages

from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.adoption.voyage.seen import Sight
from drydock.adoption.voyage.wrong_functions import rounds

CELLS = (
    "import csv",
    "with open('sales.csv') as file:\n    rows = list(csv.DictReader(file))\nrows",
    "total = sum(int(row['pieces']) for row in rows)\ntotal",
)
MODULE = '''\
"""Bands of sales."""
LIMIT = 90


def _is_few(pieces):
    return pieces < LIMIT


def band(pieces):
    if _is_few(pieces):
        return "few"
    return "many"


def never_called(pieces):
    return pieces + 1
'''
SCRIPT = '''\
"""What the towns have bought."""
import csv
from pathlib import Path
from bands import band

HERE = Path(__file__).resolve().parent


def read(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pieces_of(rows):
    """All pieces; in which order they are added up nobody knows."""
    found = sorted(int(row["pieces"]) for row in rows)
    print(len(found) + 1)
    return sum(found)


def larger_side(rows):
    """Of two sides, whichever they are, how many are on the larger."""
    return max(
        sum((row["town"] < "H") == side for row in rows)
        for side in (True, False)
    )


def towns(rows):
    return [row["town"] for row in rows if row["town"] != "Bern"]


if __name__ == "__main__":
    rows = read(HERE.parent / "sales.csv")
    bands = [band(int(row["pieces"])) for row in rows]
    total = pieces_of(rows)
    most = larger_side(rows)
    others = towns(rows)
'''
# Of the changes, one each of these.
LINES = ("<= LIMIT", "pieces + 2", "reverse=True", "!= side", "== 'Bern'")


@pytest.fixture(scope="module", name="house")
def _house(tmp_path_factory: pytest.TempPathFactory) -> AdoptedHouse:
    root = tmp_path_factory.mktemp("un été")
    house = voyages.kata(root, *CELLS, files={"sales.csv": voyages.DATA})
    voyages.write(house, "sales.py", SCRIPT)
    voyages.write(house, "bands.py", MODULE)
    return house


@pytest.fixture(scope="module", name="seen")
def _seen(house: AdoptedHouse) -> dict[str, str]:
    """By what each wrong version can be told, by what has changed there."""
    with voyages.opened(house, 10) as given:
        wrong = [one for found in rounds(given) for one in found]
        wrong = [one for one in wrong if any(line in one.text for line in LINES)]
        told = Sight(given, wrong).of(wrong)
    return {str(one): by for one, by in zip(wrong, told, strict=True)}


def _of(seen: dict[str, str], line: str) -> str:
    [found] = [by for one, by in seen.items() if line in one]
    return found


def test_an_order_that_nobody_uses_cannot_be_seen(seen: dict[str, str]) -> None:
    assert _of(seen, "reverse=True") == ""


def test_what_is_the_same_on_either_side_cannot_be_seen(seen: dict[str, str]) -> None:
    assert _of(seen, "!= side") == ""


def test_an_edge_that_no_row_has_is_seen_through_a_public_function(
    seen: dict[str, str],
) -> None:
    assert _of(seen, "return pieces < LIMIT") == "band(90) gives something else"


def test_what_comes_out_for_the_rows_is_seen(seen: dict[str, str]) -> None:
    assert _of(seen, "== 'Bern'") == "towns gives something else"


def test_a_function_that_nobody_calls_cannot_be_seen(seen: dict[str, str]) -> None:
    assert _of(seen, "return pieces + 1") == ""


def test_what_has_changed_is_shown_wherever_in_its_lines_it_stands(
    house: AdoptedHouse,
) -> None:
    lines = "    return sum(\n        [\n            1,\n            len(rows),\n        ]\n    )"
    text = SCRIPT.replace("    return sum(found)", lines)
    voyages.write(house, "sales.py", text)
    with voyages.opened(house, 10) as given:
        shown = [str(one) for found in rounds(given) for one in found]
    voyages.write(house, "sales.py", SCRIPT)
    assert any("[ 1, len(rows), ] as [1]" in one for one in shown)


def test_what_is_locked_is_seen_without_any_function(house: AdoptedHouse) -> None:
    text = SCRIPT.replace("def read(", "def _read(").replace("= read(", "= _read(")
    voyages.write(house, "sales.py", text)
    right, wrong = "return list(csv.DictReader(file))", "return []"
    with voyages.opened(house, 10) as given:
        [first, *_] = [one for found in rounds(given) for one in found]
        changed = replace(
            first, file="sales.py", text=text.replace(right, wrong), name="_read"
        )
        assert Sight(given, [changed]).of([changed]) == [
            "rows, which is locked, comes out different"
        ]
    voyages.write(house, "sales.py", SCRIPT)
