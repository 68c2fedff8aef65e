"""Which statements of a few modules are reached, noted at next to no cost.

Up to Python 3.11, measuring coverage slows down all that runs, pandas and scikit-learn
included: it takes two thirds longer. Here the modules alone are compiled otherwise, with a
note before each statement. No name leads to what takes the notes: it stands among the
constants of the code, so that nothing can note what it has not run. That a line is noted
means that it was reached; the opposite does not hold, since code that is not imported
(`runpy`, `exec`) notes nothing. Ask coverage where too little is noted.
"""

from __future__ import annotations

import ast
import os
import secrets
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from types import CodeType
from typing import Any
from unittest.mock import patch

ENTRY = "__name__ == '__main__'"


@dataclass
class Lines:
    """The lines of a module with a note before them, and those that were reached.

    Both are empty for a module that has not been imported.
    """

    noted: set[int] = field(default_factory=set)
    reached: set[int] = field(default_factory=set)

    @property
    def share(self) -> float:
        """How many of a hundred statements are known to have been reached."""
        return 100 * len(self.reached) / max(len(self.noted), 1)


@contextmanager
def noted(files: Collection[str]) -> Iterator[dict[str, Lines]]:
    """Gives the lines of each of `files`, real paths of modules that are imported while
    this lasts."""
    found = {file: Lines() for file in files}
    usual = SourceFileLoader.source_to_code

    def compiled(
        self: SourceFileLoader, data: bytes, path: str, **options: int
    ) -> CodeType:
        file = os.path.realpath(path)
        if file in found:
            with suppress(RecursionError):  # very deep code is left as it is
                notes = _Notes()
                tree = notes.visit(ast.parse(data, path))
                code = compile(tree, path, "exec", dont_inherit=True)
                found[file].noted |= notes.lines
                return _with(code, notes.place, found[file].reached.add)
        return usual(self, data, path, **options)

    with (
        patch.object(SourceFileLoader, "source_to_code", compiled),
        # Other processes would find the notes in the bytecode, and nobody to take them.
        patch.object(sys, "dont_write_bytecode", True),
    ):
        yield found


class _Notes(ast.NodeTransformer):
    """Puts a note before each statement; not where a module only is the script that is
    run: nobody imports that. What stands behind its `else` counts, and its body with it.

    lines: those before which there is a note. place: the constant in whose place that
    comes which takes a note (see `_with`).
    """

    def __init__(self) -> None:
        self.lines: set[int] = set()
        self.place = secrets.token_hex()

    def visit(self, node: ast.AST) -> Any:
        if isinstance(node, ast.If) and not node.orelse:
            if ast.unparse(node.test) == ENTRY:
                return node
        self.generic_visit(node)
        if not isinstance(node, ast.stmt) or _must_come_first(node):
            return node
        self.lines.add(node.lineno)
        # Called directly, Python would warn that a text cannot be called.
        taker = ast.Attribute(ast.Constant(self.place), "__call__", ast.Load())
        note = ast.Expr(ast.Call(taker, [ast.Constant(node.lineno)], []))
        return [ast.fix_missing_locations(ast.copy_location(note, node)), node]


def _with(code: CodeType, place: str, taker: Callable[[int], object]) -> CodeType:
    """The same code, all its functions included, with `taker` where `place` was."""
    constants = tuple(
        _with(one, place, taker) if isinstance(one, CodeType) else one
        for one in code.co_consts
    )
    return code.replace(
        co_consts=tuple(taker if one == place else one for one in constants)
    )


def _must_come_first(statement: ast.stmt) -> bool:
    """Whether it is a docstring, or an import from __future__."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
