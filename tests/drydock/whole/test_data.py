"""The data are what the checksums say, and are not what they forbid to assume."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from drydock.workbook.house import HERE

SUMS = sorted(HERE.root.glob("data/*/SHA256SUMS"))
TITANIC = HERE.root / "data" / "titanic"


def _listed(sums: Path) -> dict[str, str]:
    lines = sums.read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


@pytest.mark.parametrize("sums", SUMS, ids=lambda path: path.parent.name)
def test_every_table_has_the_checksum_that_is_listed(sums: Path) -> None:
    listed = _listed(sums)
    files = [path for path in sums.parent.rglob("*") if path.is_file()]
    tables = [t for t in files if t.name not in ("README.md", sums.name)]
    found = {
        t.relative_to(sums.parent)
        .as_posix(): hashlib.sha256(t.read_bytes())
        .hexdigest()
        for t in tables
    }
    assert found == listed


def test_every_data_set_has_checksums_and_a_readme() -> None:
    folders = [path for path in (HERE.root / "data").iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert (folder / "README.md").stat().st_size > 500
        assert folder / "SHA256SUMS" in SUMS


def _rows(name: str) -> list[dict[str, str]]:
    with (TITANIC / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_passengers_are_numbered_from_1_to_1309() -> None:
    rows = _rows("train.csv") + _rows("test.csv")
    assert [int(row["PassengerId"]) for row in rows] == list(range(1, 1310))
    fate = _rows("test_survived.csv")
    assert [int(row["PassengerId"]) for row in fate] == list(range(892, 1310))


def test_the_renamed_files_differ_in_the_names_of_two_columns_alone() -> None:
    for name in ("train.csv", "test.csv"):
        header, *rows = (TITANIC / name).read_bytes().split(b"\n")
        renamed = (TITANIC / "renamed" / name).read_bytes().split(b"\n")
        names = header.replace(b"Pclass", b"ticket_class").replace(
            b"Name", b"full_name"
        )
        assert renamed == [names, *rows]


def test_the_readme_counts_what_is_missing_rightly() -> None:
    text = (TITANIC / "README.md").read_text("utf-8")
    for column in ("Age", "Fare", "Cabin", "Embarked"):
        missing = [
            sum(not row[column] for row in _rows(name))
            for name in ("train.csv", "test.csv")
        ]
        [line] = [row for row in text.splitlines() if row.startswith(f"| `{column}`")]
        assert line.endswith(f"| {missing[0]}, {missing[1]} |")
