"""What docs/authoring.md has people type makes a stage: the tests type it too."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import toy
from _pytest.mark.expression import Expression
from copies import copy_workbook

from drydock.workbook.house import HERE, House

PAGE = HERE.root / "docs/authoring.md"
# A block in a fence of three or four backticks, and the line of text above it.
BLOCK = re.compile(
    r"(?:^(?P<above>[^\n]*`[^\n]*:)\n\n)?^(?P<fence>`{3,4})(?P<kind>\w+)\n"
    r"(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
CHOICE = re.compile(r'-k "([^"]+)"')
OF_THIS_CLONE = (".git", ".venv", ".drydock")
# All tests of the workbook are collected: that takes its time.
TAKES_LONG = "./scripts/go test "


@dataclass(frozen=True)
class Command:
    """What is to be typed, and what it prints."""

    line: str
    prints: str


@dataclass(frozen=True)
class File:
    """What a file holds, or what comes after all that it holds already."""

    path: str
    text: str
    is_more: bool


def steps(page: str) -> Iterator[Command | File]:
    """What a page has people type, in its order."""
    for block in BLOCK.finditer(page):
        if block["kind"] == "console":
            for one in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                line, _, prints = one.partition("\n")
                yield Command(line, prints)
        elif block["above"]:
            for path in re.findall(r"`(.+?)`", block["above"]):
                is_more = block["above"].startswith("At the end of")
                yield File(path, block["text"], is_more)


def type_along(page: str, house: House, *, also_long: bool) -> None:
    """Does in a house what a page says; each command must print what stands below it."""
    for step in steps(page):
        if isinstance(step, File):
            path = house.root / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text("utf-8") if step.is_more else ""
            path.write_text(before + step.text, "utf-8", newline="\n")
        elif also_long or not step.line.startswith(TAKES_LONG):
            printed = _run(house, step)
            parts = map(re.escape, re.split(r"\.\.\.", step.prints.strip()))
            assert re.fullmatch(
                ".*".join(parts), printed.strip(), re.DOTALL
            ), f"$ {step.line}\n{printed}\nand not\n{step.prints}"


def _run(house: House, command: Command) -> str:
    """What a command prints, run with our environment: the house has none. It ends well,
    unless the page shows that it says FAIL."""
    program, *arguments = shlex.split(command.line)
    if program == "git":
        return toy.git(house, *arguments)
    called = {"./scripts/go": ["-m", "drydock"], ".venv/bin/python": []}[program]
    done = toy.python(house, *called, *arguments, limit=600)
    assert done.returncode == ("FAIL" in command.prints), done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(name="workbook")
def _workbook(tmp_path: Path) -> House:
    """A copy of the whole workbook, under git."""
    house = copy_workbook(tmp_path / "workbook")
    for source in HERE.root.iterdir():
        place = house.root / source.name
        if source.name not in OF_THIS_CLONE and not place.exists():
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, place)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=house.root, check=True)
    toy.git(house, "add", "-A")
    toy.git(house, "commit", "-q", "-m", "All of it")
    return house


def test_every_command_of_the_page_does_what_it_says(workbook: House) -> None:
    type_along(PAGE.read_text("utf-8"), workbook, also_long=False)


@pytest.mark.long
def test_the_stage_of_the_page_passes_the_workbooks_own_tests(workbook: House) -> None:
    type_along(PAGE.read_text("utf-8"), workbook, also_long=True)


def test_what_a_page_has_people_type() -> None:
    page = "`a.py` and `b.py`:\n\n```python\n1\n```\n\n```console\n$ go x\ny\n$ go z\n```\n"
    assert list(steps(page)) == [
        File("a.py", "1\n", False),
        File("b.py", "1\n", False),
        Command("go x", "y\n"),
        Command("go z", ""),
    ]


def _meets(choice: str, name: str) -> bool:
    """Whether -k with this choice runs a test of that name."""

    def is_there(word: str, /, **_: object) -> bool:
        return word in name

    return Expression.compile(choice).evaluate(is_there)


@pytest.mark.parametrize(
    "page", [PAGE, HERE.root / "CONTRIBUTING.md"], ids=lambda page: page.name
)
def test_what_chooses_a_stage_is_understood_and_meets_it(page: Path) -> None:
    """Tests name a stage as titanic-08 or as titanic 08, which is no one word for -k."""
    choices = CHOICE.findall(page.read_text("utf-8"))
    assert choices
    for choice in choices:
        assert _meets(choice, "test_a_turn[titanic-08-x]")
        assert _meets(choice, "test_a_lesson[titanic 08]")
        assert not _meets(choice, "test_a_turn[ide-08-x]")
