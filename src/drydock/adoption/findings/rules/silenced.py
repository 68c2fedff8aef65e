"""Warnings that are silenced, and errors that are swallowed."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import constant, dotted, keyword
from drydock.adoption.findings.code import read
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding

FILTERS = (
    "warnings.filterwarnings",
    "warnings.simplefilter",
    "filterwarnings",
    "simplefilter",
)
CHAINED = "pd.options.mode.chained_assignment"


def find(adopted: Adopted) -> Iterator[Finding]:
    """All warnings turned off, that of pandas about copies, and `except: pass`."""
    for cell, node in read(adopted.cells).walk():
        if isinstance(node, ast.Call) and _silences_all(node):
            yield _warnings(cell.number, node.lineno, ast.unparse(node), "all warnings")
        elif isinstance(node, ast.Assign) and dotted(node.targets[0]) == CHAINED:
            if constant(node.value) is None:
                what = "pandas' warning of changes that go into a copy"
                yield _warnings(cell.number, node.lineno, ast.unparse(node), what)
        elif isinstance(node, ast.ExceptHandler) and _swallows(node):
            yield _errors(cell.number, node)


def _silences_all(call: ast.Call) -> bool:
    if dotted(call.func) not in FILTERS:
        return False
    action = call.args[0] if call.args else keyword(call, "action")
    narrow = len(call.args) > 1 or any(
        one.arg in ("message", "category", "module") for one in call.keywords
    )
    return constant(action) == "ignore" and not narrow


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Whether any error at all is passed over in silence."""
    broad = handler.type is None or dotted(handler.type) in (
        "Exception",
        "BaseException",
    )
    return broad and all(
        isinstance(one, (ast.Pass, ast.Continue)) for one in handler.body
    )


def _warnings(cell: int, line: int, text: str, what: str) -> Finding:
    return Finding(
        rule="warnings silenced",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{text} in {at(cell, line)} turns off {what}",
        why="a model that did not converge, or a function that goes with the next version,"
        " is not told any more",
        remedy="delete the line, read what comes, and silence single warnings by message",
        lesson="titanic/03",
        weight=40,
    )


def _errors(cell: int, handler: ast.ExceptHandler) -> Finding:
    return Finding(
        rule="errors swallowed",
        certainty="sure",
        cell=cell,
        line=handler.lineno,
        what=f"any error is passed over in silence in {at(cell, handler.lineno)}",
        why="a misspelt name looks the same as the error that was expected",
        remedy="name the error that is expected",
        lesson="titanic/03",
        weight=45,
    )
