"""The whole way of an adopted notebook: each stage refuses what it finds, and passes the
right work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import voyages
from lockable import nobody

from drydock.adoption.voyage import settings, wider_lock
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.guidance.board import State, board
from drydock.judging.verdict import Verdict, Word

Step = Callable[[AdoptedHouse], None]


def _as_it_runs(house: AdoptedHouse) -> None:
    """As JupyterLab saves it after all cells have run."""
    voyages.save_as_run(house)


def _seeded(house: AdoptedHouse) -> None:
    voyages.replace(house, ("random.random()", "random.Random(42).random()"))


def _quiet(house: AdoptedHouse) -> None:
    shows = (
        "\nprint(rows)",
        "\nprint(total)",
        "\nlarge",
        "\npicked",
        "\naverage",
        "import os\n",
    )
    voyages.clear(house)
    voyages.edit(house, lambda source: _without(source, shows))


def _without(source: str, lines: tuple[str, ...]) -> str:
    for line in lines:
        if line.startswith("\n"):
            source = source.removesuffix(line)
        else:
            source = source.replace(line, "")
    return source


def _named(house: AdoptedHouse) -> None:
    named = {
        "# total = total": "# [code smell] dead code: nobody knows whether this still works\n",
        "tmp =": "# [code smell] mysterious name: what is it for?\n",
    }

    def change(source: str) -> str:
        for line, smell in named.items():
            source = source.replace(line, smell + line)
        return source

    voyages.edit(house, change)


SCRIPT = """\
import csv
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent

with open(HERE.parent / "sales.csv") as file:
    rows = list(csv.DictReader(file))

total = 0
for row in rows:
    total = total + int(row['pieces']) * float(row['price'])
# total = total * 1.19

tmp = rows[0]

large = [row['town'] for row in rows if int(row['pieces']) > 100]

picked = random.Random(42).random()

average = total / len(rows)
"""
FUNCTIONS = '''\
"""What the towns have bought."""

import csv
import random
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(path):
    """The rows of a file, as mappings."""
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def worth(sales):
    """What all of them are worth."""
    return sum(int(one["pieces"]) * float(one["price"]) for one in sales)


def large_ones(sales, limit=100):
    """The towns that have bought more than the limit."""
    return [one["town"] for one in sales if int(one["pieces"]) > limit]


if __name__ == "__main__":
    rows = read(HERE.parent / "sales.csv")
    total = worth(rows)
    large = large_ones(rows)
    picked = random.Random(42).random()
    average = total / len(rows)
'''
CHANGING = FUNCTIONS.replace(
    "    return sum(", "    sales.reverse()\n    return sum("
).replace("worth(rows)", "worth(list(rows))")
TESTS = '''\
"""Tests of the functions, by hand."""

from sales import large_ones, worth

FEW = [
    {"town": "Ulm", "pieces": "3", "price": "2.0"},
    {"town": "Bonn", "pieces": "100", "price": "0.5"},
]


def test_worth_adds_up():
    assert worth(FEW) == 56.0


def test_nothing_is_worth_nothing():
    assert worth([]) == 0


def test_the_limit_itself_is_not_large():
    assert not large_ones(FEW)
    assert large_ones(FEW, limit=99) == ["Bonn"]
'''


def _script(text: str) -> Step:
    return lambda house: voyages.write(house, "sales.py", text)


def _lock_wider(house: AdoptedHouse) -> None:
    new, kept = wider_lock.widen(house, 60, nobody)
    assert new == ["picked"] and kept


def _cleared(house: AdoptedHouse) -> None:
    voyages.rewrite(
        house, "sales.py", ("# total = total * 1.19\n", ""), ("tmp = rows[0]\n\n", "")
    )
    voyages.rewrite(house, "tests/what_is_locked.py", (", 'tmp'", ""))


def _in_functions(house: AdoptedHouse) -> None:
    voyages.write(house, "sales.py", CHANGING)
    voyages.rewrite(house, "tests/what_is_locked.py", ("'row', ", ""))


# Of each stage: what its check tells of the work as it is, and the right work.
WAY: dict[int, tuple[str, Step]] = {
    1: ("was saved with", _as_it_runs),
    2: ("has no seed", _seeded),
    3: ("print(rows)", _quiet),
    4: ("Without a name yet", _named),
    5: ("No such file or directory: 'sales.csv'", _script(SCRIPT)),
    6: ("the same twice now: picked", _lock_wider),
    7: ("tmp", _cleared),
    8: ("", _in_functions),  # so short a script is fine as it is
    9: ("worth (sales.py, line 16) changes its argument sales", _script(FUNCTIONS)),
    10: (
        "at least 3 tests",
        lambda house: voyages.write(house, "tests/test_sales.py", TESTS),
    ),
}


@dataclass
class Way:
    """What was told before and after the right work of each stage; the house at its end."""

    house: AdoptedHouse
    before: dict[int, Verdict] = field(default_factory=dict)
    after: dict[int, Verdict] = field(default_factory=dict)


@pytest.fixture(scope="module", name="way")
def _way(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Way]:
    """The way to its end; what is refused on it is looked at in the long run alone, for
    `test_wrong_turns` asks much of that of single parts."""
    is_long = request.config.getoption("--long")
    found = Way(
        voyages.kata(
            tmp_path_factory.mktemp("un été"),
            *voyages.SALES,
            files={"sales.csv": voyages.DATA},
            saved="262.5",
        )
    )
    for number, (_, right) in WAY.items():
        if is_long:
            found.before[number] = voyages.check(found.house, number)
        right(found.house)
        known = settings.read(found.house.root)
        found.house = replace(found.house, settings=known)
        found.after[number] = voyages.check(found.house, number)
    yield found


@pytest.mark.long
@pytest.mark.parametrize("number", [one for one, (tells, _) in WAY.items() if tells])
def test_a_stage_refuses_what_it_finds(way: Way, number: int) -> None:
    before = way.before[number]
    assert before.word is Word.FAIL, voyages.told(before)
    assert WAY[number][0] in voyages.told(before)
    assert "How: notebooks/" in voyages.told(before)


@pytest.mark.parametrize("number", WAY)
def test_a_stage_passes_the_right_work(way: Way, number: int) -> None:
    after = way.after[number]
    assert after.word is Word.PASS, voyages.told(after)


def test_the_board_stands_in_the_folder(way: Way) -> None:
    found = board(way.house, way.house.name)
    states = [row.state for row in found.rows]
    assert states[0] is State.NO_CHECK and states[len(WAY)] is State.PASS
    assert states[1:3] == [State.EARLIER] * 2
    assert sorted(one.name for one in (way.house.root / ".drydock").iterdir())
    kept = way.house.root / ".drydock" / "verdicts" / "sales"
    assert len(list(kept.iterdir())) == len(WAY)


def test_the_owners_folder_is_as_it_was(way: Way) -> None:
    names = sorted(one.name for one in Path(way.house.root.parent).iterdir())
    assert names == ["sales-drydock", "sales.csv", "sales.ipynb"]
