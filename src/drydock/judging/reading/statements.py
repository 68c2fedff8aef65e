"""The statements of a program, so that two versions of it can be compared.

Formatting, quotes, comments and the order do not count: each statement stands in the one
spelling that `ast.unparse` gives it. A compound statement is its first line, and those in
it; an import is one statement for each name; a line for IPython is one as well.
"""

from __future__ import annotations

import ast
import copy
import io
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drydock.workbook.notebook import (
    FOR_IPYTHON,
    NO_PYTHON,
    OTHER_LANGUAGE,
    Cell,
    plain_python,
)

INNER = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Statement:
    """A statement, as text and as a tree, and the cell that it stands in (or 0).

    node: None for a line that only IPython understands.
    """

    text: str
    node: ast.stmt | None
    cell: int = 0


def of_cells(code: Iterable[Cell]) -> Iterator[Statement]:
    """The statements of a notebook's code cells, also those within others."""
    for cell in code:
        tree = plain_python(cell.source)
        if tree is None or OTHER_LANGUAGE.match(cell.source):
            yield Statement(cell.source.strip(), None, cell.number)
            continue
        of_python = list(of_tree(tree, cell.number))
        written = {one.text for one in of_python}
        yield from (
            Statement(line.strip(), None, cell.number)
            for line in cell.source.splitlines()
            if FOR_IPYTHON.match(line) and line.strip() not in written
        )
        yield from (one for one in of_python if not isinstance(one.node, ast.Pass))


def of_tree(tree: ast.Module, cell: int = 0) -> Iterator[Statement]:
    """The statements of a syntax tree, also those within others."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                one = copy.copy(node)
                one.names = [alias]
                yield Statement(ast.unparse(one), node, cell)
        elif isinstance(node, ast.stmt):
            yield Statement(_text(node), node, cell)


def _text(node: ast.stmt) -> str:
    """A statement in one spelling; of a compound one, what stands above its body."""
    if not getattr(node, "body", None):
        return ast.unparse(node)
    head = copy.copy(node)
    for name in INNER:
        if getattr(node, name, None):
            setattr(head, name, [ast.Pass()] if name == "body" else [])
    return ast.unparse(head).partition("\n    pass")[0]


def gone(before: Iterable[Statement], now: Iterable[Statement]) -> list[Statement]:
    """The statements that stood there before, and do not any more, or not as often."""
    left = Counter(one.text for one in now)
    missing = []
    for one in before:
        if left[one.text]:
            left[one.text] -= 1
        else:
            missing.append(one)
    return missing


def comments(source: str) -> list[tuple[int, str]]:
    """The comments of a cell or a script, each with its line, counted from 1.

    Where Python cannot read the text, as far as it comes, and then the lines that begin
    with #.
    """
    found = {}
    lines = io.StringIO(source).readline
    try:
        for token in tokenize.generate_tokens(lines):
            if token.type == tokenize.COMMENT:
                found[token.start[0]] = token.string
    except (tokenize.TokenError, SyntaxError):
        for number, line in enumerate(source.splitlines(), 1):
            if line.lstrip().startswith("#"):
                found.setdefault(number, line.strip())
    return sorted(found.items())


def uncommented(comment: str) -> str:
    """What a comment says, in one spelling: a statement as `ast.unparse` gives it."""
    text = " ".join(comment.lstrip("#").split())
    try:
        return ast.unparse(ast.parse(text))
    except NO_PYTHON:
        return text
