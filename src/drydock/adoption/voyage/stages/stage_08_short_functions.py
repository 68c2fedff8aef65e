"""No piece of the program is too long, or has too many ways through it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drydock.adoption.findings.cutting import cuts
from drydock.adoption.findings.words import in_cells
from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.work import Work
from drydock.errors import CheckFailed

MOST_LINES = 25
MOST_AT_TOP = 15
MOST_WAYS = 10
Function = ast.FunctionDef | ast.AsyncFunctionDef
NO_WORK = (
    ast.Import,
    ast.ImportFrom,
    ast.ClassDef,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
)
BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp, ast.comprehension)
FEW = 3


@dataclass(frozen=True)
class Piece:
    """A function, or all that stands outside of functions: its lines of code, and the ways
    through it."""

    where: str
    lines: int
    ways: int


def no_function_is_too_long(work: Work) -> None:
    """No function is too long"""
    pieces = [
        one for name in work.modules for one in _functions(work.modules[name], name)
    ]
    for piece in pieces:
        if piece.lines > MOST_LINES:
            raise CheckFailed(
                expected=f"each function has at most {MOST_LINES} lines of code, blank lines"
                " and comments aside",
                found=f"{piece.where} has {piece.lines}",
                remedy="extract a part of it that you can name; what it needs becomes its"
                " arguments, what it makes its result",
            )
        if piece.ways > MOST_WAYS:
            raise CheckFailed(
                expected=f"at most {MOST_WAYS} ways through a function",
                found=f"{piece.where} has {piece.ways} (one, and one more for each if, each"
                " loop, each 'and' and each 'or')",
                remedy="extract the inner part of it, or write a table in the place of the ifs",
            )


def little_stands_outside_of_functions(work: Work) -> None:
    """What is done outside of functions can be read at a glance"""
    for name, tree in work.modules.items():
        body = [one for one in tree.body if not _is_no_work(one)]
        if (count := _lines(body)) > MOST_AT_TOP:
            raise CheckFailed(
                expected=f"at most {MOST_AT_TOP} lines of code outside of functions, imports"
                " and CONSTANTS aside",
                found=f"{name} has {count}",
                remedy=f"extract functions{_proposals(work)}. What is locked stays a variable"
                " outside, with its name",
            )


def _is_no_work(node: ast.stmt) -> bool:
    """Whether a statement computes nothing: an import, a definition, or a constant, whose name
    is in capitals."""
    if isinstance(node, ast.Assign):
        names = [one.id for one in node.targets if isinstance(one, ast.Name)]
        return len(names) == len(node.targets) and all(map(str.isupper, names))
    return isinstance(node, NO_WORK)


def _functions(tree: ast.Module, name: str) -> Iterator[Piece]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            where = f"{node.name} ({name}, line {node.lineno})"
            yield Piece(where, _lines(node.body), _ways(node))


def _lines(body: Iterable[ast.stmt]) -> int:
    """How many lines some statements have that hold code; docstrings hold none."""
    found: set[int] = set()
    for statement in body:
        texts = [one for one in ast.walk(statement) if _is_text_alone(one)]
        covered = range(statement.lineno, (statement.end_lineno or 0) + 1)
        found |= {
            line for line in covered if not any(_covers(one, line) for one in texts)
        }
    return len(found)


def _is_text_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _covers(node: ast.AST, line: int) -> bool:
    first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    return bool(first <= line <= last)


def _ways(node: ast.AST) -> int:
    ways = 1
    for one in ast.walk(node):
        ways += isinstance(one, BRANCHES)
        ways += len(one.values) - 1 if isinstance(one, ast.BoolOp) else 0
    return ways


def _proposals(work: Work) -> str:
    """Functions that the cells of the notebook could be made of, as the end of a sentence."""
    found = cuts(work.code)[:FEW]
    if not found:
        return ""
    shown = "; ".join(f"{in_cells(one.cells)}: {one.signature}" for one in found)
    return f", for example (by the notebook's cells) {shown}"


PARTS = (
    no_function_is_too_long,
    little_stands_outside_of_functions,
    script_still_gives,
)
