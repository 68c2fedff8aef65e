"""All wrong versions of a script that can be made by one change each."""

from __future__ import annotations

import ast
import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from drydock.adoption.proving import wrong_versions
from drydock.adoption.proving.names import Names, called
from drydock.workbook.notebook import parsed

# Settings of what is shown, which no value depends on.
OF_DISPLAY = ("filterwarnings", "simplefilter", "set_option", "set_printoptions")
# What takes steps, each with a label that no value depends on.
OF_STEPS = re.compile(
    r"Pipeline|ColumnTransformer|FeatureUnion|(Voting|Stacking)(Classifier|Regressor)"
)


@dataclass(frozen=True)
class WrongVersion:
    """A script with one change: what kind of change, and in which line.

    statement: its place among those at the top of the script, from 0. segment: the lines
    `first` and following, as they are now; index: the statement's place among those lines.
    """

    kind: str
    rank: int
    line: int
    statement: int
    first: int
    before: str
    segment: str
    index: int = 0

    @property
    def difference(self) -> list[str]:
        """The lines that differ, with - and + before them."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.segment.splitlines(), lineterm="", n=0
        )
        return [one for one in lines if not one.startswith(("---", "+++", "@@"))]


@cache
def kinds() -> tuple[ModuleType, ...]:
    """The modules of the kinds of mistakes, as they lie in their folder."""
    found = pkgutil.iter_modules(wrong_versions.__path__, f"{wrong_versions.__name__}.")
    return tuple(importlib.import_module(one.name) for one in found)


def of_script(text: str) -> list[WrongVersion]:
    """All wrong versions of a script, each different from it, the most telling first: one
    of each line, then a second of each, and so on."""
    tree = ast.parse(text)
    names, lines = Names.of(tree), text.encode().splitlines(keepends=True)
    kept: list[WrongVersion] = []
    for at, statement in enumerate(tree.body):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            continue
        begins = [one.lineno for one in tree.body[:at]]
        index = begins.count(statement.lineno)
        seen: set[str] = set()
        for one in _of_statement(lines, statement, at, names):
            right, now = parsed(one.before), parsed(one.segment)
            if right is None or now is None:
                continue
            seen.add(ast.dump(right))
            if (dump := ast.dump(now)) not in seen:
                seen.add(dump)
                kept.append(replace(one, index=index))
    return _telling_first(kept)


def _telling_first(found: list[WrongVersion]) -> list[WrongVersion]:
    """In rounds over the lines, in each with a kind that had fewest turns so far."""
    by_line: dict[int, list[WrongVersion]] = {}
    for one in found:
        by_line.setdefault(one.line, []).append(one)
    turns: dict[str, int] = {}
    ordered = []
    while by_line:
        for line in sorted(by_line):
            group = by_line[line]
            best = min(group, key=lambda one: (one.rank, turns.get(one.kind, 0)))
            turns[best.kind] = turns.get(best.kind, 0) + 1
            group.remove(best)
            ordered.append(best)
            if not group:
                del by_line[line]
    return ordered


def _of_statement(
    lines: list[bytes], statement: ast.stmt, at: int, names: Names
) -> Iterator[WrongVersion]:
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    before = lines[first - 1 : last]
    labels = set(_labels(statement))
    for node in (one for one in _nodes(statement) if one not in labels):
        for kind in kinds():
            for place, replacement in kind.find(node, names):
                if hasattr(place, "lineno"):
                    segment = _replaced(before, place, replacement, first)
                    yield WrongVersion(
                        kind=kind.WHAT,
                        rank=kind.RANK,
                        line=place.lineno,
                        statement=at,
                        first=first,
                        before=b"".join(before).decode(),
                        segment=segment,
                    )


def _nodes(statement: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement in which a change can be made: nothing within a text with
    values in it, whose places Python does not know before 3.12, and no docstring."""
    alone = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(alone, ast.Call) and getattr(alone.func, "attr", "") in OF_DISPLAY:
        return
    yield statement
    for node in ast.iter_child_nodes(statement):
        is_docstring = isinstance(statement, ast.Expr) and isinstance(
            node, ast.Constant
        )
        if not isinstance(node, ast.JoinedStr) and not is_docstring:
            yield from _nodes(node)


def _labels(statement: ast.AST) -> Iterator[ast.AST]:
    """The labels of steps: `("scale", StandardScaler())` in a pipeline."""
    for call in ast.walk(statement):
        if isinstance(call, ast.Call) and OF_STEPS.fullmatch(called(call)):
            for given in [*call.args, *(one.value for one in call.keywords)]:
                steps = given.elts if isinstance(given, (ast.List, ast.Tuple)) else []
                yield from (o.elts[0] for o in steps if isinstance(o, ast.Tuple))


def _replaced(lines: list[bytes], node: ast.AST, replacement: str, first: int) -> str:
    """Lines with the part that belongs to a node replaced; columns count bytes."""
    top, bottom = node.lineno - first, node.end_lineno - first  # type: ignore[attr-defined]
    begin = lines[top][: node.col_offset]  # type: ignore[attr-defined]
    end = lines[bottom][node.end_col_offset :]  # type: ignore[attr-defined]
    now = [*lines[:top], begin + replacement.encode() + end, *lines[bottom + 1 :]]
    return b"".join(now).decode()
