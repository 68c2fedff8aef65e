"""The drills of the ide kata, done as editors do them, in the workbook as it is configured.

What an editor's tools make of a drill passes its check, unless the lesson forbids it; and
where a tool has changed the solutions, the workbook is told to be broken, not the work.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.checking import check
from drydock.layout import HERE, House
from drydock.turns import rewrite
from drydock.verdict import Verdict, Word

PARTS = ("notebooks/ide", "tests/ide", "solutions/ide")
FILES = ("pyproject.toml", ".gitignore")

Change = Callable[[Path], None]


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """The ide kata alone, with its exercise as it is at the start."""
    root = tmp_path / "the workbook"
    for part in PARTS:
        shutil.copytree(HERE.root / part, root / part)
    for file in FILES:
        shutil.copy(HERE.root / file, root)
    settings = (root / "pyproject.toml").read_text("utf-8")
    settings = settings.replace('default-kata = "titanic"', 'default-kata = "ide"')
    (root / "pyproject.toml").write_text(settings, "utf-8")
    house = House(root)
    shutil.copytree(house.start("ide").solution, house.exercise("ide"))
    return house


def _said(verdict: Verdict) -> str:
    return "\n".join(verdict.lines())


def _rename_in_one(start: Path) -> None:
    """As jedi and rope did: the call is renamed, and the definition is not."""
    voyage = start / "refactoring/voyage.py"
    text = voyage.read_text("utf-8")
    voyage.write_text(text.replace("import log", "import write_entry"), "utf-8")


def _rename_in_both(start: Path) -> None:
    for path in (start / "refactoring").glob("*.py"):
        text = path.read_text("utf-8").replace("import log", "import write_entry")
        text = text.replace("def log(", "def write_entry(").replace(
            " log(", " write_entry("
        )
        path.write_text(text, "utf-8")


def _half_a_line(start: Path) -> None:
    rewrite(
        start / "refactoring/logbook.py", "def log(event, miles):", "def log(event,"
    )


def _delete(start: Path) -> None:
    (start / "refactoring/logbook.py").unlink()


@pytest.mark.parametrize(
    "change", [_rename_in_one, _rename_in_both, _half_a_line, _delete]
)
def test_changed_solutions_are_a_broken_workbook(house: House, change: Change) -> None:
    stage = house.stage("ide/4")
    change(house.start("ide").solution)
    verdict = check(stage, stage.solution)
    told = [found.told for found in verdict.findings if found.word is Word.BROKEN]
    assert verdict.word is Word.BROKEN, _said(verdict)
    assert all("git checkout HEAD -- solutions/ide/00" in x.remedy for x in told if x)
    assert not [found for found in verdict.findings if found.word is Word.FAIL]


def test_a_renamed_package_in_the_solutions_is_a_broken_workbook(house: House) -> None:
    stage = house.stage("ide/5")
    package = house.start("ide").solution / "navigation/harbour"
    rewrite(package / "berths.py", "class GuestBerth", "class VisitorBerth")
    verdict = check(stage, stage.solution)
    assert verdict.word is Word.BROKEN, _said(verdict)
    assert "git checkout HEAD -- solutions" in _said(verdict)
