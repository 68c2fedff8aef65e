"""The commands, for the kata of an adopted notebook."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import toy
import voyages
from watching import watching

from drydock.adoption.voyage import register
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.interfaces.report import BoardReport
from drydock.workbook.house import House

CELLS = (
    "numbers = [3, 1, 2]\nprint(numbers)",
    "large = [one for one in numbers if one > 1]\nlarge",
)


@pytest.fixture(scope="module", name="adopted")
def _adopted(tmp_path_factory: pytest.TempPathFactory) -> AdoptedHouse:
    return voyages.kata(tmp_path_factory.mktemp("un été"), *CELLS, name="Churn")


@pytest.fixture(scope="module", name="workbook")
def _workbook(adopted: AdoptedHouse, tmp_path_factory: pytest.TempPathFactory) -> House:
    root = tmp_path_factory.mktemp("workbook")
    voyages.engine(root)
    register.add(House(root), adopted.root, sys.executable)
    return House(root)


def _said(workbook: House, *arguments: str) -> tuple[int, str]:
    done = toy.go(workbook, *arguments)
    return done.returncode, done.stdout + done.stderr


def test_the_commands_take_its_name(workbook: House, adopted: AdoptedHouse) -> None:
    code, said = _said(workbook, "status", "churn")
    assert code == 0 and "> 01  NOT STARTED        Run it clean" in said
    assert f"churn: your work in {adopted.root}" in said
    assert "./scripts/go check churn/1" in said
    assert "Another kata: ./scripts/go status churn" in _said(workbook, "status")[1]
    board = json.loads(_said(workbook, "status", "churn", "--json")[1])
    # pylint: disable-next=protected-access
    assert "Run it clean" in BoardReport(board)._repr_html_()
    code, said = _said(workbook, "hint", "churn/3")
    assert code == 0 and "Hint 1 of 3 for stage 03, Quiet" in said
    code, said = _said(workbook, "check", "churn/3", "--json")
    told = json.loads(said)
    assert code == 1 and told["verdict"] == "FAIL"
    assert told["findings"][0]["title"] == "No line is there only to be looked at"
    code, said = _said(workbook, "check", str(adopted.root / "Churn.ipynb"))
    assert code == 0 and "PASS  stage 01, Run it clean" in said
    assert "(02, The same twice)" in said
    code, said = _said(workbook, "goto", "churn/9")
    assert code == 2 and "churn/1 to churn/2" in " ".join(said.split())
    code, said = _said(workbook, "check", "churn/0")
    assert code == 2 and "there to be read" in said


@pytest.mark.parametrize(
    "words, why, instead",
    [
        (["solution", "churn/3"], "no reference solution", "./scripts/go hint churn/3"),
        (["solution", "churn"], "no reference solution", "notebooks/titanic/01-run"),
        (["tags", "churn"], "it has none", "at each PASS"),
        (["approve", "churn"], "in its own folder", "Churn-drydock'/tests/approve.py"),
        (["handout", "ide", "churn/7"], "no lessons", "./scripts/go handout titanic/7"),
        (["site", "churn"], "the workbook's lessons", "writes a page about a notebook"),
        (["bundle", "churn"], "nothing of yours", "pack "),
        (["lab", "churn/2"], "a lesson of the workbook", "open Churn.ipynb in "),
        (["test", "churn"], "the workbook itself", "-m pytest "),
        (["start-over", "churn"], "own katas", "./scripts/go goto churn/1"),
    ],
)
def test_a_command_of_the_workbook_alone_says_why_and_what_to_do_instead(
    workbook: House, words: list[str], why: str, instead: str
) -> None:
    code, said = _said(workbook, *words)
    told = " ".join(said.split())
    assert code == 2 and f"with {words[0]}, a kata of the workbook's own" in told
    assert f"{words[-1]}, a notebook that was adopted; " in told
    assert why in told and instead in told.partition("Next:")[2]
    assert "$" not in told


def test_undo_and_saved_take_its_name(workbook: House, adopted: AdoptedHouse) -> None:
    (adopted.root / "notes.txt").write_text("mine", "utf-8")
    code, said = _said(workbook, "goto", "churn/1")
    assert code == 0 and "./scripts/go undo churn" in said
    code, said = _said(workbook, "saved", "churn")
    name = next(one for one in said.split() if one.startswith("20"))
    assert code == 0 and "goto 01" in said
    code, said = _said(workbook, "saved", name)
    assert code == 0 and "notes.txt" in said
    code, said = _said(workbook, "undo", "churn")
    assert code == 0 and (adopted.root / "notes.txt").is_file()
    code, said = _said(workbook, "undo", "nobody")
    assert code == 2 and "Traceback" not in said


def test_each_save_is_judged(
    workbook: House, adopted: AdoptedHouse, tmp_path: Path
) -> None:
    with watching(workbook, "churn/3", temporary=tmp_path / "temporary") as watched:
        assert watched.verdict() == "FAIL"
        voyages.replace(adopted, ("\nprint(numbers)", ""))
        assert watched.verdict() == "PASS"
        watched.press("l")
        assert watched.has_said("03  PASS")


def test_a_folder_that_was_moved_is_made_known_by_its_path(
    workbook: House, adopted: AdoptedHouse
) -> None:
    moved = adopted.root.with_name("moved to")
    adopted.root.rename(moved)
    code, said = _said(workbook, "status", "churn")
    assert code == 2 and "it is not there any more" in said
    code, said = _said(workbook, "adopt", str(moved))
    assert code == 0 and "churn is known here" in said
    assert _said(workbook, "status", "churn")[0] == 0
    code, said = _said(workbook, "adopt", "churn", "--lock")
    assert code == 0 and "Nothing: all that is the same" in said
    code, said = _said(workbook, "adopt", str(moved.parent))
    assert code == 2 and "the folder of an adopted notebook" in said


def test_the_value_of_an_option_is_no_kata(workbook: House) -> None:
    code, said = _said(workbook, "handout", "--into", "churn", "nobody")
    assert code == 2 and "adopted" not in said and "nobody" in said
