"""Code that is kept in comments of a program."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Collection, Iterator
from contextlib import suppress

WORKS = (ast.Assign, ast.AugAssign, ast.Expr, ast.Delete)


def in_comments(source: bytes, words: Collection[str]) -> list[tuple[int, str]]:
    """The comments that are code and hold one of the words: each with its line."""
    return [
        (line, text)
        for line, text in _comments(source)
        if set(words).intersection(re.findall(r"\w+", text)) and _is_code(text)
    ]


def _comments(source: bytes) -> Iterator[tuple[int, str]]:
    # What cannot be read to its end is told by another part.
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.tokenize(io.BytesIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string.lstrip("# ").strip()


def _is_code(text: str) -> bool:
    """Whether a text does something with a table; "Embarked = Southampton" does not, nor do
    "Age (years)" and "IsAlone = int(SibSp + Parch == 0)"."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(
        isinstance(part, (ast.Attribute, ast.Subscript))
        for statement in body
        if isinstance(statement, WORKS)
        for part in ast.walk(statement)
    )
