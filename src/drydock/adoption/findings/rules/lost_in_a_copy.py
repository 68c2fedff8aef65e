"""Changes that go into a copy, or that leave nothing behind: chained assignment, and the
result of what works in place."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import assigned, called, constant, keyword
from drydock.adoption.findings.code import read
from drydock.adoption.findings.tables import column_of, tables
from drydock.adoption.findings.words import at, count, some
from drydock.adoption.model import Adopted, Finding
from drydock.detail import cut

IN_PLACE = frozenset(
    "drop dropna drop_duplicates fillna rename replace reset_index set_index sort_index"
    " sort_values".split()
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """`x = x.drop(..., inplace=True)` each; chained changes together."""
    code, known = read(adopted.cells), tables(adopted)
    chained: list[tuple[int, int, str]] = []
    for cell, node in code.walk():
        for target, value in assigned(node):
            if _is_chained(target, known):
                chained.append((cell.number, target.lineno, ast.unparse(target)))
            if isinstance(value, ast.Call) and _in_place(value):
                yield _nothing(cell.number, value, ast.unparse(target))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            call = node.value
            if _in_place(call) and isinstance(call.func, ast.Attribute):
                column = column_of(call.func.value)
                if column and column[0] in known:
                    chained.append((cell.number, node.lineno, ast.unparse(call)))
    if chained:
        yield _chained(adopted, chained)


def _in_place(call: ast.Call) -> bool:
    inplace = constant(keyword(call, "inplace"))
    return called(call) in IN_PLACE and inplace is True


def _is_chained(target: ast.expr, known: frozenset[str]) -> bool:
    """Whether a target is `table["column"][rows]`, or `table.column.loc[rows]`."""
    if not isinstance(target, ast.Subscript):
        return False
    inner = target.value
    if isinstance(inner, ast.Attribute) and inner.attr in ("loc", "iloc"):
        inner = inner.value
        if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            return inner.value.id in known and inner.attr not in ("values", "index")
    column = column_of(inner)
    return bool(column and column[0] in known)


def _chained(adopted: Adopted, places: list[tuple[int, int, str]]) -> Finding:
    cell, line, _ = places[0]
    shown = [f"{cut(text, 50)} ({at(number, ln)})" for number, ln, text in places]
    version = adopted.first.packages.get("pandas", "") if adopted.first else ""
    new = version.split(".")[0].isdigit() and int(version.split(".")[0]) >= 3
    return Finding(
        rule="change that goes into a copy",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{count(len(places), 'change')} of a column taken out of its table:"
        f" {some(shown, 4)}",
        why=(
            f"with pandas {version} here, the table stays as it was: these lines do nothing"
            if new
            else "from pandas 3 on, the table stays as it was; before, it depends"
        ),
        remedy='write table.loc[rows, "column"] = value, or table["column"] ='
        ' table["column"].fillna(value)',
        lesson="titanic/07",
        weight=90 if new else 60,
    )


def _nothing(cell: int, value: ast.Call, target: str) -> Finding:
    return Finding(
        rule="result of a change in place",
        certainty="sure",
        cell=cell,
        line=value.lineno,
        what=f"{target} becomes None in {at(cell, value.lineno)}:"
        f" {cut(ast.unparse(value), 60)} returns nothing",
        why="with inplace=True, it changes the table that it is called on, and gives None",
        remedy="leave out inplace=True, or the assignment",
        lesson="titanic/01",
        weight=90,
    )
