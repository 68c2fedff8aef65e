"""The other passengers of the titanic kata: other people, of the same kinds."""

from __future__ import annotations

import runpy
import shutil
from collections import Counter
from pathlib import Path

from drydock.judging.baseline import Table
from drydock.workbook.house import HERE

DATA = HERE.root / "data" / "titanic"
APPROVED = HERE.approved("titanic") / "features.csv"
held_out = runpy.run_path(str(HERE.root / "tests/titanic/held_out.py"))


def _read(path: Path) -> Table:
    return Table.parse(path.read_text("utf-8"))


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")


def test_other_people_of_the_same_kinds(tmp_path: Path) -> None:
    """What can be learned from all of them is the same; nobody is the same person."""
    shutil.copytree(DATA, tmp_path / "data/titanic")
    shutil.copy(DATA / "train.csv", tmp_path / "mine.csv")
    held_out["mix"](DATA, tmp_path)
    for name in held_out["FILES"]:
        [_, *mixed] = _lines(tmp_path / "data/titanic" / name)
        [names, *renamed] = _lines(tmp_path / "data/titanic/renamed" / name)
        assert (renamed, b"ticket_class" in names) == (mixed, True)
        before, after = _read(DATA / name), _read(tmp_path / "data/titanic" / name)
        assert (after.columns, after.keys) == (before.columns, before.keys)
        for column in before.columns:
            kinds = [
                Counter(zip(*map(table.column, ("Sex", "Pclass", column))))
                for table in (before, after)
            ]
            assert kinds[0] == kinds[1]
        assert not {row[2:] for row in before.rows} & {row[2:] for row in after.rows}
    everybody = (tmp_path / "data/titanic/train.csv").read_bytes()
    assert (
        (tmp_path / "mine.csv").read_bytes()
        == everybody
        != (DATA / "train.csv").read_bytes()
    )


def test_most_of_what_is_approved_is_wrong_for_them() -> None:
    approved = _read(APPROVED)
    others = held_out["expected"](approved, DATA)
    for name in approved.columns[3:]:
        pairs = zip(approved.column(name), others.column(name))
        assert sum(was != now for was, now in pairs) > 300, name
