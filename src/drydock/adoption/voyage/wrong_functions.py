"""Wrong versions of the functions in an adopted folder, which tests of them are to notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from drydock.adoption.locking import trees
from drydock.adoption.proving.versions import WrongVersion, of_script
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.judging.reading.displays import SHOWING

AT_ONCE = 8
ASIDE = frozenset("'\"() ")
SHOWN, BEFORE = 60, 30  # letters of a line, and of those before what differs
NO_MISTAKES = ("another seed",)  # no test need know which seed it is


@dataclass(frozen=True)
class WrongFunction:
    """A module with one change in a function; name: the definition in which that is."""

    file: str
    text: str
    name: str
    version: WrongVersion

    def __str__(self) -> str:
        was, now = (
            " ".join(o[1:].strip() for o in self.version.difference if o[0] == sign)
            for sign in "-+"
        )
        first, second = _begins(was, now)
        shown = f"{_from(was, first)} as {_from(now, second) or 'nothing'}"
        return f"{self.file}, line {self.version.line}: {shown}"


def _begins(was: str, now: str) -> tuple[int, int]:
    """Where in each two lines become different; quotes, brackets and blanks aside."""
    first, second = (
        [(at, one) for at, one in enumerate(line) if one not in ASIDE]
        for line in (was, now)
    )
    for (here, one), (there, other) in zip(first, second):
        if one != other:
            return here, there
    return len(was), len(now)


def _from(line: str, begin: int) -> str:
    """A line that is short, or what of it stands around the place that matters."""
    at = max(0, begin - BEFORE) if len(line) > SHOWN else 0
    return ("..." if at else "") + cut(line[at:], SHOWN)


def rounds(work: Work) -> list[list[WrongFunction]]:
    """One of each line, a few at a time, those of each time from all parts."""
    found = list(_all(work))
    firsts = list(
        {(one.file, one.version.line): one for one in reversed(found)}.values()
    )
    firsts.sort(key=lambda one: (one.file, one.version.line))
    step = max(1, -(-len(firsts) // AT_ONCE))
    return [firsts[begin::step] for begin in range(step)] if firsts else []


def _all(work: Work) -> Iterator[WrongFunction]:
    """All wrong versions of each module, in lines of functions."""
    for name, tree in work.modules.items():
        text = (work.folder / name).read_text("utf-8-sig")
        lines = text.splitlines(keepends=True)
        inside = set(_inside(tree)) - set(_shown(tree))
        for one in of_script(text):
            if one.line in inside and one.kind not in NO_MISTAKES:
                begin = one.first - 1
                end = begin + len(one.before.splitlines())
                changed = "".join([*lines[:begin], one.segment, *lines[end:]])
                definition = next(trees.given(tree.body[one.statement]), "")
                yield WrongFunction(name, changed, definition, one)


def _inside(tree: ast.Module) -> Iterator[int]:
    """The lines within functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from range(node.body[0].lineno, (node.end_lineno or 0) + 1)


def _shown(tree: ast.Module) -> Iterator[int]:
    """The lines of statements that only print: no test need hold them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and trees.called(node.value) in SHOWING:
            yield from range(node.lineno, (node.end_lineno or 0) + 1)
