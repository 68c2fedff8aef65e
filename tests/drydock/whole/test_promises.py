"""What a lesson promises, its check holds: each stage keeps its promises as a list.

`promises.toml` in the tests folder of a stage is a list of tables `[[promise]]`:

    says          a part of the lesson's text, word for word (white space does not count)
    wrong_turns   names of files in `wrong_turns/`, `wrong_files/` or `mutants/` that break the
                  promise
    bar           for a number that the check compares with: the names of its constants;
                  their values stand in `says`, in digits or as a word. (A constant named
                  TOLD... or SHOWN... only cuts a message: it is no bar.)
    nobody_looks  true, for what the check passes over: the same section says so
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest

from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson

LIST = "promises.toml"
WRONG = ("wrong_turns", "wrong_files", "mutants")
OF_MESSAGES = ("TOLD", "SHOWN")

ORDERS = re.compile(
    r"\b(must|leave|do not|don't|never|only|at least|at most|stays?|nothing else)\b",
    re.IGNORECASE,
)
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n\s*(?=\d+\. |- )")
CODE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
NOBODY_LOOKS = re.compile(
    r"nobody (?:looks|checks|counts)|not looked at|"
    r"check (?:does not|doesn't|cannot|can't) (?:look|see|notice|count|ask)",
    re.IGNORECASE,
)
WORDS = (
    *("no", "one", "two|half|twice", "three|thirds?", "four|quarters?", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


@dataclass(frozen=True)
class Promises:
    """The list of one stage, beside its lesson and its check."""

    stage: Stage

    def __str__(self) -> str:
        return str(self.stage)

    @cached_property
    def all(self) -> list[dict]:
        text = (self.stage.tests / LIST).read_text("utf-8")
        return tomllib.loads(text)["promise"]

    @cached_property
    def sections(self) -> dict[str, str]:
        """The lesson's text without code, by the headings above it."""
        parts = re.split(r"^## (.+)$", self._text, flags=re.MULTILINE)
        return dict(zip(["", *parts[1::2]], parts[0::2]))

    @cached_property
    def _text(self) -> str:
        return CODE.sub("", Lesson(self.stage).text)

    @cached_property
    def folded(self) -> str:
        return _folded(Lesson(self.stage).text)

    @cached_property
    def numbers(self) -> dict[str, tuple[float, bool]]:
        """The constants of the check, and of what it shares with others, that are
        numbers, and whether it compares with them."""
        files = [*self.stage.tests.glob("test_*.py"), self.stage.tests / "conftest.py"]
        own = "".join(f.read_text("utf-8") for f in files if f.is_file())
        shared = self.stage.tests.parent.glob("*.py")
        files += [file for file in shared if f'"{file.name}"' in own]
        trees = [ast.parse(f.read_bytes()) for f in files if f.is_file()]
        return {name: found for tree in trees for name, found in _numbers(tree)}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _numbers(tree: ast.Module) -> Iterator[tuple[str, tuple[float, bool]]]:
    compared = {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and not name.id.startswith(OF_MESSAGES)
    }
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        for target in node.targets:
            name, value = ast.unparse(target), node.value.value
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if number and name.isupper():
                yield name, (value, name in compared)


def _names(says: str, value: float) -> bool:
    """Whether a text holds a number, in digits, in per cent or as a word."""
    forms = [rf"{value:g}", rf"{value:,}", rf"{value * 100:g}(?: %| per cent)"]
    if value == int(value) and 0 <= value < len(WORDS):
        forms.append(WORDS[int(value)])
    return any(re.search(rf"(?<![\w.])(?:{f})(?![\w])", says, re.I) for f in forms)


STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
ALL = [Promises(s) for s in STAGES if s.tests.is_dir() and Lesson(s).has_task]
EVERY_LIST = pytest.mark.parametrize("promises", ALL, ids=str)


@EVERY_LIST
def test_a_promise_stands_in_the_lesson_word_for_word(promises: Promises) -> None:
    said = [_folded(one["says"]) for one in promises.all]
    assert not [says for says in said if says not in promises.folded]


@EVERY_LIST
def test_a_promise_is_broken_by_turns_or_nobody_looks(promises: Promises) -> None:
    for one in promises.all:
        assert one.keys() <= {"says", "wrong_turns", "bar", "nobody_looks"}, one
        assert bool(one.get("wrong_turns")) != one.get("nobody_looks", False), one


@EVERY_LIST
def test_the_turns_that_are_named_exist(promises: Promises) -> None:
    folders = [promises.stage.tests / name for name in WRONG]
    there = {path.stem for folder in folders for path in folder.glob("*.py")}
    named = {name for one in promises.all for name in one.get("wrong_turns", ())}
    assert not named - there


@EVERY_LIST
def test_where_nobody_looks_the_same_section_says_so(promises: Promises) -> None:
    for one in promises.all:
        if one.get("nobody_looks"):
            says = _folded(one["says"])
            around = [t for t in promises.sections.values() if says in _folded(t)]
            assert any(NOBODY_LOOKS.search(_folded(text)) for text in around), says


@EVERY_LIST
def test_each_order_of_the_task_is_promised(promises: Promises) -> None:
    """A sentence that orders or forbids something and a promise have words in common."""
    task = promises.sections["Your task"]
    said = [_folded(one["says"]) for one in promises.all]
    orders = [_folded(one) for one in SENTENCE_ENDS.split(task) if ORDERS.search(one)]
    assert orders
    left = [o for o in orders if not any(s in o or o in s for s in said)]
    assert not left


@EVERY_LIST
def test_each_bar_of_the_check_stands_in_the_lesson(promises: Promises) -> None:
    named = {name: one["says"] for one in promises.all for name in one.get("bar", ())}
    numbers = promises.numbers
    bars = {name for name, (_, is_bar) in numbers.items() if is_bar}
    assert bars <= named.keys() <= numbers.keys()
    assert not [name for name in named if not _names(named[name], numbers[name][0])]


def test_what_is_read_of_a_check_and_a_promise() -> None:
    check = ast.parse("LEAST = 8\nMOST = 0.9\nTOLD = 5\nif LEAST < n < MOST: n > TOLD")
    assert dict(_numbers(check)) == {
        "LEAST": (8, True),
        "MOST": (0.9, True),
        "TOLD": (5, False),
    }
    assert _names("at least eight places", 8) and not _names("at least 18 places", 8)
    assert _names("90 per cent of it", 0.9) and _names("at most half", 2)
