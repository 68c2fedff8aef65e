"""Statements whose value nobody keeps and nobody sees: a forgotten assignment, most often."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import called, is_true, keyword, root
from drydock.adoption.findings.code import CodeCell, read
from drydock.adoption.findings.tables import tables
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding
from drydock.detail import cut

# Methods of tables and columns that give a new one, and leave the old one as it is.
GIVES_NEW = frozenset(
    "assign astype bfill clip drop drop_duplicates dropna ffill fillna interpolate join map"
    " merge rename replace reset_index round set_index sort_index sort_values".split()
)
FUNCTIONS = frozenset(
    "concat cut get_dummies merge qcut to_datetime to_numeric".split()
)
# What is called to look at something.
LOOKS = frozenset(
    "abs agg all any corr count describe duplicated groupby head idxmax idxmin isna isnull"
    " max mean median min mode nlargest notnull nsmallest nunique quantile sample size std"
    " sum tail unique value_counts var".split()
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """Forgotten assignments each; what is meant to be seen and is not, together."""
    code = read(adopted.cells)
    known = tables(adopted)
    unseen: list[tuple[int, int, str]] = []
    for cell, node in code.walk():
        if (
            not isinstance(node, ast.Expr)
            or node is cell.last
            or code.every_value_shown
        ):
            continue
        text = cut(ast.unparse(node.value), 70)
        within = _within_with(cell, node)
        if _forgotten(node.value, known) and not within:
            yield _forgotten_finding(cell, node, text)
        elif _only_looks(node.value, known) and not within:
            unseen.append((cell.number, node.lineno, text))
    if unseen:
        yield _unseen_finding(unseen)


def _forgotten(value: ast.expr, known: frozenset[str]) -> bool:
    """Whether a new value is made, or chosen by a condition, that goes nowhere."""
    if root(value) not in known and not _of_pandas(value):
        return False
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Attribute):
        chosen = isinstance(value.slice, ast.Tuple) and any(
            isinstance(one, ast.Compare) for one in ast.walk(value.slice)
        )
        return value.value.attr == "loc" and chosen
    if not isinstance(value, ast.Call) or _acts(value):
        return False
    if _of_pandas(value):
        return called(value) in FUNCTIONS
    return called(value) in GIVES_NEW and not set(_calls(value)) & LOOKS


def _of_pandas(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).startswith("pd.")


def _acts(value: ast.expr) -> bool:
    """Whether anything within may do more than have a value."""
    calls = [one for one in ast.walk(value) if isinstance(one, ast.Call)]
    return any(
        is_true(keyword(call, "inplace")) or called(call) in ("pop", "apply", "pipe")
        for call in calls
    )


def _only_looks(value: ast.expr, known: frozenset[str]) -> bool:
    """Whether it reads something, and does nothing but have a value."""
    calls = _calls(value)
    if isinstance(value, (ast.Name, ast.Compare)) and not calls:
        return True
    if root(value) not in known or _acts(value):
        return False
    reads = isinstance(value, (ast.Attribute, ast.Subscript, ast.Call))
    return reads and all(call in LOOKS | GIVES_NEW for call in calls)


def _calls(value: ast.expr) -> list[str]:
    return [called(one) for one in ast.walk(value) if isinstance(one, ast.Call)]


def _within_with(cell: CodeCell, node: ast.Expr) -> bool:
    """Whether a `with` may show the value, or a `try` expect that it raises an error."""
    return any(
        isinstance(one, (ast.With, ast.Try)) and node in ast.walk(one)
        for one in ast.walk(cell.tree)
    )


def _forgotten_finding(cell: CodeCell, node: ast.Expr, text: str) -> Finding:
    return Finding(
        rule="line without effect",
        certainty="sure",
        cell=cell.number,
        line=node.lineno,
        what=f"{text} in {at(cell.number, node.lineno)} has no effect",
        why="it gives a new value, which nobody keeps, and leaves the table as it is;"
        " most often an assignment was forgotten",
        remedy="decide what was meant: assign the result, and see what that changes; or"
        " delete the line, and nothing changes",
        lesson="titanic/07",
        weight=85,
    )


def _unseen_finding(unseen: list[tuple[int, int, str]]) -> Finding:
    cell, line, _ = unseen[0]
    lines = [f"{text} ({at(number, at_line)})" for number, at_line, text in unseen]
    return Finding(
        rule="shown to nobody",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{count(len(unseen), 'line')} to look at a value, which nobody sees:"
        f" {some(lines, 3)}",
        why="Jupyter shows the last value of a cell only; these are computed, and gone",
        remedy="delete them, or wrap them in display(...)",
        lesson="titanic/02",
        weight=15,
    )
