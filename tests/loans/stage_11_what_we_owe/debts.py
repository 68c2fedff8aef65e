"""The debts of a system, as DEBT.md has them: each rule raises CheckFailed, or returns.

They hold for any system, and no list says which debts are true: a debt counts that has a
place, says what it costs to keep and to pay, and could not be said of every other system.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from drydock.errors import CheckFailed
from drydock.judging.reading.claims import places, rows
from drydock.judging.reading.debt_wall import wall
from drydock.judging.reading.empty_answers import says_nothing

FILE = "DEBT.md"
COLUMNS = ("what", "why", "value", "effort", "where")
LEAST = 6  # debts
WORDS = 5  # of a reason
LOWEST, HIGHEST, HIGH = 1, 5, 3
FIRST = re.compile(r"(?im)^[ \t>*_#-]*first[*_]*[ \t]*:[*_]*[ \t]*(\S.*)$")
# Words of which one can make a debt that any system has.
OF_ALL = frozenset(
    "a an and are architecture bad better bit bug bugs clean cleaned cleaner cleanup code"
    " coverage debt debts dirty doc docs documentation enough few good hard has have improve"
    " improved improvement improvements in is isn't issue issues it lack lacks legacy low"
    " maintainability maintain messy missing more much must need needs needed no not of ok"
    " old our performance poor problem problems quality readability refactor refactoring"
    " security should slow some stuff style system technical test tested testing tests the"
    " there to too ugly up various we wrong".split()
)


class Debt(NamedTuple):
    """A debt; value and effort as numbers."""

    line: int
    what: str
    why: str
    value: int
    effort: int
    where: str

    @property
    def field(self) -> tuple[str, str]:
        """Whether its value and its effort are high or low."""
        high = [self.value >= HIGH, self.effort >= HIGH]
        return tuple("high" if one else "low" for one in high)  # type: ignore[return-value]

    def is_better(self, other: Debt) -> bool:
        """Whether it gains as much for as little, and one of the two is better."""
        gains, costs = self.value - other.value, other.effort - self.effort
        return min(gains, costs) >= 0 and max(gains, costs) > 0


def plain(text: str) -> str:
    """A text without Markdown's marks, as people compare it."""
    return " ".join(re.sub(r"[`*_]", "", text).split()).lower().rstrip(".")


def short(text: str, most: int = 60) -> str:
    text = " ".join(text.replace("`", "").split())
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."


def text_of(work: Path, name: str, columns: Iterable[str]) -> str:
    path = work / name
    if not path.is_file():
        raise CheckFailed(
            expected=f"{name} has a table with the columns {', '.join(columns)}",
            found="there is no such file",
            remedy="write it beside app.py: hint 1 has the first lines of both files",
        )
    return path.read_text("utf-8", "replace")


def debts(work: Path, least: int = LEAST) -> list[Debt]:
    """All debts of a file, each of them whole, and at least so many of them."""
    found = rows(text_of(work, FILE, COLUMNS), COLUMNS)
    if not found:
        raise CheckFailed(
            expected=f"{FILE} has a table with the columns {', '.join(COLUMNS)}",
            found="there is no such table, or it has no rows",
            remedy="its first line is: | What | Why it hurts | Value | Effort | Where |",
        )
    whole = [_whole(row.line, row.cells) for row in found]
    for at, one in enumerate(whole):
        if twice := [o for o in whole[:at] if plain(o.what) == plain(one.what)]:
            raise CheckFailed(
                expected="each debt is on the wall once",
                found=f"lines {twice[0].line} and {one.line} of {FILE} say the same:"
                f" {short(one.what)}",
                remedy="make one of the two, or say in what they differ",
            )
    if len(whole) < least:
        raise CheckFailed(
            expected=f"{FILE} has at least six debts",
            found=f"it has {len(whole)}",
            remedy="ask of each file what you would have to explain to somebody who takes it"
            " over: hint 2 has such questions",
        )
    return whole


def _whole(line: int, cells: dict[str, str]) -> Debt:
    for column in COLUMNS:
        if says_nothing(cells[column]):
            raise CheckFailed(
                expected=f"each row of {FILE} is filled in",
                found=f"line {line} says nothing under {column}: {short(cells[column])!r}",
                remedy="fill it in, or take the row out",
            )
    words = set(re.findall(r"[a-z']+", plain(cells["what"])))
    if words <= OF_ALL:
        raise CheckFailed(
            expected="each debt says what is wrong with this system, and would not be true of"
            " any other",
            found=f"line {line} of {FILE}: {short(cells['what'])}",
            remedy="say which part it is, and what that does or does not do",
        )
    require_reason(FILE, line, cells["why"], "why it hurts")
    numbers = [_number(line, column, cells[column]) for column in ("value", "effort")]
    return Debt(line, cells["what"], cells["why"], *numbers, cells["where"])


def require_reason(file: str, line: int, text: str, what: str) -> None:
    if len(re.findall(r"\w+", text)) < WORDS or says_nothing(text):
        raise CheckFailed(
            expected=f"each row of {file} says {what}, in at least five words",
            found=f"line {line} says: {short(text)!r}",
            remedy="say what happens, and to whom",
        )


def _number(line: int, column: str, text: str) -> int:
    digits = re.fullmatch(r"\D*?(\d+)(?:\s*(?:/|of|out of)\s*5)?\D*", text)
    number = int(digits[1]) if digits and not re.search(r"[-.,]\d", text) else 0
    if not LOWEST <= number <= HIGHEST:
        raise CheckFailed(
            expected=f"{column} is a whole number from 1 to 5 in each row of {FILE}",
            found=f"line {line} says {short(text)!r}",
            remedy="1 is little and 5 is much; a guess that can be argued about will do",
        )
    return number


def require_places(work: Path) -> None:
    """Each debt names a place, and all places that it names are there."""
    for one in debts(work):
        require_place(work, FILE, one.line, one.where)


def require_place(work: Path, file: str, line: int, text: str) -> None:
    found = places(text, work, work.parent.parent)
    if not found:
        raise CheckFailed(
            expected=f"each row of {file} names a file, such as `app.py`, `app.py:12` or"
            " `app.py::predict`",
            found=f"line {line} names none: {short(text)!r}",
            remedy="name the file in which one would notice it; what should be there and is"
            " not is named as `README.md` (missing)",
        )
    if faults := [one.fault for one in found if one.fault]:
        raise CheckFailed(
            expected=f"each place that {file} names is there",
            found=f"line {line}: {faults[0]}",
            remedy=f"name it by its path from the folder of {file}",
        )


def require_sorted(work: Path) -> None:
    """The debts lie in several fields, and the one that is paid first is no worse choice."""
    found = debts(work)
    if len({one.field for one in found}) < 2:
        value, effort = found[0].field
        raise CheckFailed(
            expected="the debts lie in at least two of the four fields of the wall",
            found=f"all {len(found)} have {value} value and {effort} effort",
            remedy="compare them in pairs: which of the two would you rather have paid, and"
            " which would take longer?",
        )
    require_first(work, found)


def require_first(work: Path, found: list[Debt]) -> None:
    said = FIRST.search((work / FILE).read_text("utf-8", "replace"))
    named = _named(plain(said[1]), found) if said else []
    if len(named) != 1:
        raise CheckFailed(
            expected=f"below its table, {FILE} says which debt is paid first: First: and the"
            " first words of that debt",
            found=(
                f"{len(named) or 'none'} of the debts begins so: {short(said[1])}"
                if said
                else "no line begins with First: and says one"
            ),
            remedy="copy the beginning of what that row says under What",
        )
    if better := [one for one in found if one.is_better(named[0])]:
        one, other = named[0], better[0]
        raise CheckFailed(
            expected="no debt gains as much for as little as the one that is paid first, and"
            " is better in one of the two",
            found=f"{short(one.what, 40)} has value {one.value} and effort {one.effort};"
            f" {short(other.what, 40)} (line {other.line}) has {other.value} and"
            f" {other.effort}",
            remedy="pay that one first, or give them the numbers that you believe in",
        )


def first_of(work: Path, found: list[Debt]) -> Debt | None:
    """The debt that is paid first, if one is named."""
    said = FIRST.search((work / FILE).read_text("utf-8", "replace"))
    named = _named(plain(said[1]), found) if said else []
    return named[0] if len(named) == 1 else None


def _named(name: str, found: list[Debt]) -> list[Debt]:
    """The debts that begin as a name does: with its first three words, or all that there
    are; of several those that go on as it does."""
    words = re.findall(r"[\w'-]+", name)
    alike = {}
    for one in found:
        own = re.findall(r"[\w'-]+", plain(one.what))
        alike[one] = next(
            (n for n, pair in enumerate(zip(words, own)) if pair[0] != pair[1]),
            min(len(words), len(own)),
        )
        if alike[one] < min(3, len(own), len(words)):
            del alike[one]
    most = max(alike.values(), default=0)
    return [one for one, count in alike.items() if count == most > 0]


def on_the_wall(found: Iterable[Debt]) -> str:
    """The debts in their fields, with value and effort."""
    return wall(
        (f"{short(one.what)} ({one.value}, {one.effort})", *one.field)
        for one in sorted(found, key=lambda one: (-one.value, one.effort))
    )
