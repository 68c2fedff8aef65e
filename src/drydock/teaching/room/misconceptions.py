"""What is in the way of how many: from the first part of each check that fails, and from the
wrong code that nobody's tests notice.

Two people are in front of the same thing where the check has come to its verdict at the same
line, or where the same wrong code slips through, whatever names and numbers they were told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from drydock.errors import Told
from drydock.judging.verdict import Word
from drydock.teaching.room.results import Judged, Mark, Row
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Hint, Lesson

WORDS = re.compile(r"\w+")
# Of a hint's words, those that many sentences have say nothing.
LONG = 4
CALLED_LIKE_CODE = re.compile(r"_|\d|[a-z][A-Z]|^[A-Z]")


@dataclass
class Misconception:
    """Something that stands in the way of some of those who are at a stage.

    part: of the check. says: in a sentence, as most were told. people: in front of it, out
    of `of` whose work on the stage was judged. todo: what they were told to do.
    is_the_workbooks: whether the sentence is the workbook's own; another one may quote
    somebody's work.
    """

    stage: Stage
    part: str
    says: str
    todo: str
    of: int
    is_the_workbooks: bool = False
    people: list[str] = field(default_factory=list)

    @property
    def share(self) -> str:
        return f"{len(self.people)} of {self.of}"

    @property
    def hint(self) -> tuple[int, Hint] | None:
        """The hint of the stage that helps, and its number: the first that has much in common
        with what was said, since it gives least away."""
        try:
            hints = Lesson(self.stage).hints
        except Told:
            return None
        about = _words(f"{self.part} {self.says} {self.todo}")
        scores = [_in_common(about, hint) for hint in hints]
        if not scores:
            return None
        number = next(n for n, score in enumerate(scores) if 2 * score >= max(scores))
        return number + 1, hints[number]


def _words(text: str) -> set[str]:
    return set(WORDS.findall(text))


def _in_common(about: set[str], hint: Hint) -> int:
    shared = about & _words(f"{hint.summary} {hint.text}")
    plain = sum(len(word) > LONG for word in shared)
    return plain + 3 * sum(bool(CALLED_LIKE_CODE.search(word)) for word in shared)


def misconceptions(rows: Sequence[Row]) -> list[Misconception]:
    """All of them, those of most people first."""
    found: dict[tuple[object, ...], Misconception] = {}
    said: dict[tuple[object, ...], Counter[str]] = {}
    judged = Counter(
        stage
        for row in rows
        for stage, one in row.judged.items()
        if one.mark in (Mark.PASS, Mark.FAIL)
    )
    for row in rows:
        for one in row.judged.values():
            for key, told in _of(one):
                mine = found.setdefault(key, told)
                mine.of = judged[one.stage]
                mine.people.append(row.who)
                said.setdefault(key, Counter())[told.says] += 1
    for key, mine in found.items():
        mine.says = said[key].most_common(1)[0][0]
    return sorted(found.values(), key=lambda one: (-len(one.people), one.stage))


def in_groups(found: Sequence[Misconception]) -> list[list[Misconception]]:
    """Together what one part of a check says of the very same people: it is often one fault
    of theirs. In the order of the first of each group."""
    groups: dict[tuple[object, ...], list[Misconception]] = {}
    for one in found:
        groups.setdefault((one.stage, one.part, *one.people), []).append(one)
    return list(groups.values())


def _of(one: Judged) -> Iterator[tuple[tuple[object, ...], Misconception]]:
    """What one check tells, each with what makes it the same as another's."""
    if one.mark is not Mark.FAIL:
        return
    for told in one.findings:
        if told["word"] != Word.FAIL:
            continue
        about = one.stage, told["title"]
        for name, says in told["marks"].items():
            yield (*about, name), _told(one.stage, told, says, is_the_workbooks=True)
        if not told["marks"] and told is one.first:
            yield (*about, told["decided_at"]), _told(one.stage, told, told["found"])


def _told(
    stage: Stage, told: dict[str, Any], says: str, *, is_the_workbooks: bool = False
) -> Misconception:
    todo = told["next"] or ""
    return Misconception(stage, told["title"], says, todo, 0, is_the_workbooks)
