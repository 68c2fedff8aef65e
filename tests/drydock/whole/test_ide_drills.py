"""The drills of the ide kata, done as editors do them, in the workbook as it is configured.

What an editor's tools make of a drill passes its check, unless the lesson forbids it; and
where a tool has changed the solutions, the workbook is told to be broken, not the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import black
import drills
import isort
import jedi
import pytest
from drills import FUEL, LOGBOOK, VOYAGE, Jumper, Place, by_hand, require_pass, said

from drydock.judging.checking import check
from drydock.judging.turns import rewrite
from drydock.judging.verdict import Word
from drydock.workbook.house import House

Change = Callable[[Path], None]


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    return drills.build(tmp_path / "the workbook")


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
    assert verdict.word is Word.BROKEN, said(verdict)
    assert all("git checkout HEAD -- solutions/ide/00" in x.remedy for x in told if x)
    assert not [found for found in verdict.findings if found.word is Word.FAIL]


def test_a_renamed_package_in_the_solutions_is_a_broken_workbook(house: House) -> None:
    stage = house.stage("ide/5")
    package = house.start("ide").solution / "navigation/harbour"
    rewrite(package / "berths.py", "class GuestBerth", "class VisitorBerth")
    verdict = check(stage, stage.solution)
    assert verdict.word is Word.BROKEN, said(verdict)
    assert "git checkout HEAD -- solutions" in said(verdict)


def test_black_and_isort_do_the_drill_of_formatting(house: House) -> None:
    """As their extensions call them. isort leaves unused imports to a quick fix."""
    exercise = house.exercise("ide")
    formatting, imports = exercise / "formatting.py", exercise / "imports.py"
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    black.format_file_in_place(formatting, False, mode, black.WriteBack.YES)
    isort.file(imports, settings_path=house.root)
    for unused in ("import csv\n", "import os\n", "import sys\n", ", is_shallow"):
        by_hand(house, "exercises/ide/imports.py", unused, "")
    by_hand(house, "exercises/ide/imports.py", "import numpy as np\n", "")
    require_pass(house, 3)


class _Jedi:
    """jedi as a library, as an editor calls it."""

    def __init__(self, house: House) -> None:
        self._root = house.root
        self._project = jedi.Project(house.root)

    def script(self, file: Path | str) -> jedi.Script:
        return jedi.Script(path=self._root / file, project=self._project)

    def goto(self, file: Path, line: int, column: int) -> Place:
        [found] = self.script(file).goto(line, column)
        return found.module_path, found.line

    def usages(self, file: Path, line: int, column: int) -> list[Place]:
        found = self.script(file).get_references(line, column)
        return [(one.module_path, one.line) for one in found]

    def implementations(self, file: Path, name: str) -> Iterator[Place]:
        for one in self.script(file).get_names(all_scopes=True):
            if one.name == name and one.type == "function":
                if one.parent().name != "Berth":
                    yield file, one.line


def _place(house: House, file: str, text: str, behind: str = "") -> dict[str, int]:
    """Where a file says `text`, or its part `behind`, as jedi wants it."""
    said_there = (house.root / file).read_text("utf-8")
    before = said_there[: said_there.index(text) + text.index(behind)]
    line = before.count("\n") + 1
    return {"line": line, "column": len(before) - before.rfind("\n") - 1}


def _until(house: House, file: str, text: str) -> dict[str, int]:
    """The end of a selection of `text`."""
    said_there = (house.root / file).read_text("utf-8")
    before = said_there[: said_there.index(text) + len(text)]
    return {
        "until_line": before.count("\n") + 1,
        "until_column": len(before) - before.rfind("\n") - 1,
    }


def test_jedi_does_the_drill_of_refactoring(house: House) -> None:
    """It replaces one place of an extracted variable, as the lesson says of some."""
    tool = _Jedi(house)
    place = _place(house, VOYAGE, "start, end, d = leg", "d = leg")
    tool.script(VOYAGE).rename(**place, new_name="distance").apply()
    place = _place(house, LOGBOOK, "def log(", "log")
    tool.script(LOGBOOK).rename(**place, new_name="write_entry").apply()
    selected = "miles * 1.852"
    place = _place(house, VOYAGE, selected) | _until(house, VOYAGE, selected)
    tool.script(VOYAGE).extract_variable(**place, new_name="kilometres").apply()
    by_hand(house, VOYAGE, "{miles * 1.852:", "{kilometres:")
    selected = FUEL.strip()
    place = _place(house, VOYAGE, selected) | _until(house, VOYAGE, selected)
    tool.script(VOYAGE).extract_function(**place, new_name="fuel_needed").apply()
    tool.script(LOGBOOK).inline(**_place(house, LOGBOOK, "tenths =")).apply()
    require_pass(house, 4)


def test_jedi_does_the_drill_of_navigation(house: House) -> None:
    tool = _Jedi(house)
    jumper = Jumper(tool, house)
    berths, *_ = jumper.at("berths", "class Berth:", "Berth")
    [watch] = [
        name
        for name in tool.script(berths.with_name("bells.py")).get_names()
        if name.type == "class"
    ]
    own_price = list(tool.implementations(berths, "price"))
    jumper.write(jumper.answer((watch.module_path, watch.line), own_price))
    require_pass(house, 5)
