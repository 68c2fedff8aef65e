"""The health of a system, as HEALTH.md has it: five areas, each with a rating and with what
proves that. Each rule raises CheckFailed, or returns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from drydock.errors import CheckFailed
from drydock.judging.reading.claims import places, rows
from drydock.judging.reading.empty_answers import says_nothing
from drydock.workbook.loading import load

debts = load(Path(__file__).with_name("debts.py"))

FILE = "HEALTH.md"
COLUMNS = ("area", "rating", "evidence", "why")
AREAS = {
    "tests": r"tests?|testing",
    "set-up": r"set[- ]?up|installation|environment",
    "pipeline": r"pipeline|ci|ci/cd|delivery",
    "monitoring": r"monitoring|monitor",
    "interfaces": r"interfaces?|api",
}
WORDS = ("red", "amber", "green")


class Rating(NamedTuple):
    """The rating of an area, red, amber or green, and the line in which it stands."""

    area: str
    word: str
    line: int
    evidence: str


def ratings(work: Path) -> dict[str, Rating]:
    """The rating of each area, in the order of AREAS."""
    found = dict[str, Rating]()
    for row in rows(debts.text_of(work, FILE, COLUMNS), COLUMNS):
        area = _area(row.cells["area"])
        if not area:
            continue  # more areas are welcome
        if area in found:
            raise CheckFailed(
                expected=f"{FILE} rates each area once",
                found=f"lines {found[area].line} and {row.line} both rate {area}",
                remedy="make one row of the two",
            )
        word = _word(row.line, row.cells["rating"])
        debts.require_reason(FILE, row.line, row.cells["why"], "why")
        found[area] = Rating(area, word, row.line, row.cells["evidence"])
    if missing := [area for area in AREAS if area not in found]:
        raise CheckFailed(
            expected=f"{FILE} has a table with the columns {', '.join(COLUMNS)}, and a row for"
            f" each of {', '.join(AREAS)}",
            found=f"it has no row for {missing[0]}",
            remedy="the first cell of a row is the name of its area",
        )
    return {area: found[area] for area in AREAS}


def _area(text: str) -> str:
    name = debts.plain(text)
    return next((a for a, form in AREAS.items() if re.fullmatch(form, name)), "")


def _word(line: int, text: str) -> str:
    said = re.findall(r"[a-z]+", text.lower().replace("yellow", "amber"))
    words = [one for one in said if one in WORDS]
    if len(set(words)) != 1 or says_nothing(text):
        raise CheckFailed(
            expected=f"a rating in {FILE} is red, amber or green",
            found=f"line {line} says {debts.short(text)!r}",
            remedy="write one of the three words: a colour alone cannot be read by everybody",
        )
    return words[0]


def require_evidence(work: Path) -> None:
    """Each rating names what proves it, and that is there."""
    for one in ratings(work).values():
        debts.require_place(work, FILE, one.line, one.evidence)
        found = places(one.evidence, work, work.parent.parent)
        if all(place.missing for place in found) and one.word != "red":
            raise CheckFailed(
                expected=f"what is rated amber or green in {FILE} has a file that proves it",
                found=f"line {one.line} rates {one.area} {one.word}, and names only what is"
                " missing",
                remedy="name what is there, or rate it red",
            )
