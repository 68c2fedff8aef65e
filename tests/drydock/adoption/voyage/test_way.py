"""The whole way of an adopted notebook: each stage refuses what it finds, and passes the
right work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import voyages

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


# Of each stage: what its check tells of the work as it is, and the right work.
WAY: dict[int, tuple[str, Step]] = {
    1: ("was saved with", _as_it_runs),
    2: ("has no seed", _seeded),
    3: ("print(rows)", _quiet),
    4: ("Without a name yet", _named),
}


@dataclass
class Way:
    """What was told before and after the right work of each stage; the house at its end."""

    house: AdoptedHouse
    before: dict[int, Verdict] = field(default_factory=dict)
    after: dict[int, Verdict] = field(default_factory=dict)


@pytest.fixture(scope="module", name="way")
def _way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    found = Way(
        voyages.kata(
            tmp_path_factory.mktemp("un été"),
            *voyages.SALES,
            files={"sales.csv": voyages.DATA},
            saved="262.5",
        )
    )
    for number, (_, right) in WAY.items():
        found.before[number] = voyages.check(found.house, number)
        right(found.house)
        found.after[number] = voyages.check(found.house, number)
    yield found


@pytest.mark.parametrize("number", WAY)
def test_a_stage_refuses_what_it_finds_and_passes_the_right_work(
    way: Way, number: int
) -> None:
    before, after = way.before[number], way.after[number]
    assert before.word is Word.FAIL, voyages.told(before)
    assert WAY[number][0] in voyages.told(before)
    assert "How: notebooks/" in voyages.told(before)
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
