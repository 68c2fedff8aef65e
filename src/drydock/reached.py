"""Which lines of a few modules are reached, noted at next to no cost.

Up to Python 3.11, measuring coverage slows down all that runs, pandas and scikit-learn
included: it takes two thirds longer. Here the modules alone are compiled otherwise, with a
note before each statement. That a line is noted means that it was reached; the opposite
does not hold, since code that is not imported (`runpy`, `exec`) notes nothing. Ask
coverage where too little is noted.
"""

from __future__ import annotations

import ast
import builtins
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import SourceFileLoader
from types import CodeType
from unittest.mock import patch

NOTE = "__reached__"
BLOCKS = ("body", "orelse", "finalbody")


@contextmanager
def noted(files: Collection[str]) -> Iterator[dict[str, set[int]]]:
    """Gives the lines that are reached in each of `files`, real paths of modules that are
    imported while this lasts."""
    reached: dict[str, set[int]] = {file: set() for file in files}
    usual = SourceFileLoader.source_to_code

    def compiled(
        self: SourceFileLoader, data: bytes, path: str, **options: int
    ) -> CodeType:
        file = os.path.realpath(path)
        if file in reached:
            with suppress(RecursionError):  # very deep code is left as it is
                tree = _with_notes(ast.parse(data, path), file)
                return compile(tree, path, "exec", dont_inherit=True)
        return usual(self, data, path, **options)

    def note(file: str, line: int) -> None:
        reached[file].add(line)

    with (
        patch.object(SourceFileLoader, "source_to_code", compiled),
        patch.object(builtins, NOTE, note, create=True),
        # Other processes would find the notes in the bytecode, and nobody to take them.
        patch.object(sys, "dont_write_bytecode", True),
    ):
        yield reached


def _with_notes(tree: ast.Module, file: str) -> ast.Module:
    for node in list(ast.walk(tree)):
        for name in BLOCKS:
            block = getattr(node, name, None)
            if isinstance(block, list):
                setattr(node, name, list(_each_noted(block, file)))
    return ast.fix_missing_locations(tree)


def _each_noted(block: list[ast.stmt], file: str) -> Iterator[ast.stmt]:
    for statement in block:
        if not _must_come_first(statement):
            place = [ast.Constant(file), ast.Constant(statement.lineno)]
            call = ast.Call(ast.Name(NOTE, ast.Load()), place, [])
            yield ast.copy_location(ast.Expr(call), statement)
        yield statement


def _must_come_first(statement: ast.stmt) -> bool:
    """Whether it is a docstring, or an import from __future__."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
