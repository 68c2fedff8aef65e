"""Finding out at which stage somebody is, in a few checks.

Where to begin is a guess: the stage whose solution has most in common with the work. Then
one stage further for each PASS, and further back for each FAIL, until the highest stage
that passes and the first after it that fails are known.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.files import walk
from drydock.teaching.room.works import is_program
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.notebook import NO_PYTHON, cells, read_document
from drydock.workbook.workspace import is_of_tests

CHECKS_AT_MOST = 7
# Times that it is looked further back for a stage that passes.
BACK_AT_MOST = 3
WEIGHTS = {"file": 8, "function": 4, "line": 1}
Feature = tuple[str, str]


class Search:
    """Which stage to check next; it is told what each check said.

    wanted: the one stage to check, if it is given. A stage for which a program is missing
    is not checked otherwise.
    """

    def __init__(
        self, house: House, kata: str, folder: Path, wanted: Stage | None = None
    ) -> None:
        self._stages = [one for one in house.stages(kata) if _has_task(one)]
        self._programs = _programs(folder)
        mine = features(folder)
        self._functions = _functions(mine)
        self._passed: dict[Stage, bool] = {}
        self._wanted = wanted
        fitting = [one for one in self._stages if not self.missing(one)]
        self._fitting = fitting or self._stages[:1]
        self._guess = wanted or _closest(mine, self._fitting)

    def missing(self, stage: Stage) -> list[str]:
        """The programs of a stage's solution that the work does not have."""
        return sorted(_programs(stage.solution) - self._programs)

    def not_begun(self, stage: Stage) -> list[str]:
        """What a stage asks for and the work does not have at all: programs, or functions
        that the lesson names, where it has none of them. Empty where it has begun."""
        if missing := self.missing(stage):
            return missing
        asked = _asked_for(stage)
        return [] if asked & self._functions else sorted(asked)

    def tell(self, stage: Stage, *, passed: bool) -> None:
        self._passed[stage] = passed

    def next(self) -> Stage | None:
        """The stage to check now; None once enough is known."""
        if self._wanted is not None:
            return None if self._passed else self._wanted
        if len(self._passed) >= CHECKS_AT_MOST:
            return None
        if not self._passed:
            return self._guess
        best = self.highest
        return self._further_back() if best is None else self._further_on(best)

    def _further_on(self, best: Stage) -> Stage | None:
        """The stage after the highest that passes; where one beyond has failed, the one in
        the middle between them."""
        failed = [one for one in self._passed if one > best]
        between = [one for one in self._fitting if failed and best < one < min(failed)]
        if between:
            return between[len(between) // 2]
        after = self.after(best)
        if after is None or after in self._passed or self.missing(after):
            return None
        return after

    def _further_back(self) -> Stage | None:
        """One stage back, then two, then four: whoever has broken something does not wait
        for all stages before it."""
        lowest = min(map(self._fitting.index, self._passed))
        if lowest == 0 or len(self._passed) > BACK_AT_MOST:
            return None
        return self._fitting[max(lowest - 2 ** (len(self._passed) - 1), 0)]

    @property
    def highest(self) -> Stage | None:
        """The highest stage that has passed."""
        return max((one for one, good in self._passed.items() if good), default=None)

    def after(self, stage: Stage) -> Stage | None:
        """The next stage with a check."""
        return next((one for one in self._stages if one.number > stage.number), None)


def _has_task(stage: Stage) -> bool:
    return stage.tests.is_dir() and Lesson(stage).has_task


def _programs(folder: Path) -> set[str]:
    names = (path.as_posix() for path in walk(folder)) if folder.is_dir() else ()
    return {name for name in names if is_program(name)}


def _functions(found: Mapping[Feature, int]) -> set[str]:
    """The names of functions in modules that are no tests."""
    named = (text.rpartition(":") for kind, text in found if kind == "function")
    return {name for module, _, name in named if not is_of_tests(module)}


@cache
def _asked_for(stage: Stage) -> set[str]:
    """The functions that are new in a stage's solution and named in its lesson."""
    before = _functions(_of_solution(stage.house.before(stage)))
    text = Lesson(stage).text
    return {one for one in _functions(_of_solution(stage)) - before if one in text}


def _closest(mine: Mapping[Feature, int], stages: list[Stage]) -> Stage:
    """The stage whose solution has most in common with the work; of several, the last that
    has nothing more than the work has."""
    return max(stages, key=lambda one: (_likeness(mine, _of_solution(one)), one.number))


@cache
def _of_solution(stage: Stage) -> Mapping[Feature, int]:
    return features(stage.solution)


def _likeness(one: Mapping[Feature, int], other: Mapping[Feature, int]) -> float:
    shared = sum(one[each] for each in one.keys() & other.keys())
    return shared / (sum({**one, **other}.values()) or 1)


def features(folder: Path) -> dict[Feature, int]:
    """What can be told of a work without running it, with a weight for each: its files,
    the functions in its modules, the lines of its code."""
    found: dict[Feature, int] = {}
    for name in (path.as_posix() for path in walk(folder)):
        found["file", name] = WEIGHTS["file"]
        if name.endswith((".py", ".ipynb")):
            for kind, text in _of_code(name, _code(folder / name)):
                found[kind, text] = WEIGHTS[kind]
    return found


def _of_code(name: str, code: str) -> Iterator[Feature]:
    for line in code.splitlines():
        if text := line.strip():
            yield "line", text
    try:
        tree = ast.parse(code)
    except NO_PYTHON:
        return
    for one in tree.body:
        if isinstance(one, (ast.FunctionDef, ast.ClassDef)):
            yield "function", f"{name}:{one.name}"


def _code(path: Path) -> str:
    """The code in a file; empty where it cannot be read."""
    try:
        if path.suffix == ".ipynb":
            document = read_document(path, path.name)
            return "\n".join(cell.source for cell in cells(document, "code"))
        return path.read_text("utf-8", errors="replace")
    except (OSError, CheckFailed):
        return ""
