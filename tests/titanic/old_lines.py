"""Old code that a program still has: in its lines, its comments, or in idle texts."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterator
from contextlib import suppress

from drydock.workbook.notebook import NO_PYTHON

SCOPES = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
NAME = re.compile(r"\bName\(id='\w+'")
WORKS = (ast.Assign, ast.AugAssign, ast.Expr, ast.Delete)


def kept(source: bytes, words: Collection[str]) -> list[tuple[int, str]]:
    """The comments, and the lines of texts that nobody reads, that are code and hold one
    of the words: each with its line."""
    return sorted(
        (line, text)
        for line, text in (*_comments(source), *_idle_texts(source))
        if set(words).intersection(re.findall(r"\w+", text)) and _is_code(text)
    )


def left(
    now: ast.AST, before: ast.AST, after: ast.AST, words: Collection[str]
) -> list[tuple[int, str]]:
    """The statements of `now` that speak of a column in `words`, and that a program had
    before a stage and the reference has no more after it: each with its line. What tables
    are called, and what else has a name, does not count.
    """
    old = {one for _, one in _statements(before)} - {
        one for _, one in _statements(after)
    }
    return sorted(
        (node.lineno, ast.unparse(node))
        for node, shape in _statements(now)
        if shape in old and set(words).intersection(_texts(node))
    )


def _statements(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """The simple statements in a tree, and how each reads whatever its names are."""
    for node in ast.walk(tree):
        if isinstance(node, WORKS):
            yield node, NAME.sub("Name(id='_'", ast.dump(node))


def _texts(node: ast.AST) -> Iterator[object]:
    return (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))


def _comments(source: bytes) -> Iterator[tuple[int, str]]:
    # What cannot be read to its end is told by another part.
    with suppress(tokenize.TokenError, *NO_PYTHON):
        for token in tokenize.tokenize(io.BytesIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string.lstrip("# ").strip()


def _idle_texts(source: bytes) -> Iterator[tuple[int, str]]:
    """The lines of the texts that are statements of their own; docstrings are read."""
    with suppress(*NO_PYTHON):
        nodes = list(ast.walk(ast.parse(source)))
        docstrings = {
            id(one.body[0]) for one in nodes if isinstance(one, SCOPES) and one.body
        }
        for node in nodes:
            if isinstance(node, ast.Expr) and id(node) not in docstrings:
                value = getattr(node.value, "value", None)
                lines = value.splitlines() if isinstance(value, str) else []
                for line, text in enumerate(lines, node.lineno):
                    yield line, text.strip()


def _is_code(text: str) -> bool:
    """Whether a text does something with a table; "Embarked = Southampton" does not, nor do
    "Age (years)" and "IsAlone = int(SibSp + Parch == 0)"."""
    try:
        body = ast.parse(text).body
    except NO_PYTHON:
        return False
    return any(
        isinstance(part, (ast.Attribute, ast.Subscript))
        for statement in body
        if isinstance(statement, WORKS)
        for part in ast.walk(statement)
    )
