"""The test files of a folder as their texts say: which tests pytest finds in them, and
what makes a test fail.
"""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import files

LOOKED_AT = re.compile(r"(test_.*|.*_test)\.py")
ASSERTING = re.compile(r"assert|^(raises|warns|fail|check)$", re.IGNORECASE)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class File:
    """A Python file of the work: its path as it is told, and its syntax tree."""

    shown: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.shown.rpartition("/")[2]

    @property
    def is_looked_at(self) -> bool:
        """Whether pytest looks for tests in a file of this name."""
        return bool(LOOKED_AT.fullmatch(self.name))

    @cached_property
    def classes(self) -> list[ast.ClassDef]:
        return [one for one in self.tree.body if isinstance(one, ast.ClassDef)]

    @cached_property
    def tests(self) -> list[Function]:
        """The functions that pytest runs, those of its classes as well."""
        if not self.is_looked_at:
            return []
        bodies = [self.tree.body]
        bodies += [one.body for one in self.classes if not why_passed_over(one)]
        return [test for body in bodies for test in tests_in(body)]

    def place(self, node: Function) -> str:
        """A function as a message calls it."""
        return f"{node.name} ({self.shown}, line {node.lineno})"


def python_in(folder: Path) -> list[File]:
    """The Python files of a folder that can be read."""
    found = []
    for name, path in files(folder).items():
        if name.endswith(".py"):
            with suppress(OSError, *NO_PYTHON):
                found.append(File(name, ast.parse(path.read_bytes())))
    return found


def tests_in(body: list[ast.stmt]) -> list[Function]:
    """The functions in `body` that are tests by their names; of one name, the last."""
    named = {
        one.name: one
        for one in body
        if isinstance(one, Function) and one.name.startswith("test")
    }
    return list(named.values())


def why_passed_over(one: ast.ClassDef) -> str:
    """Why pytest finds no test in a class; empty where it does."""
    if any("TestCase" in ast.unparse(base) for base in one.bases):
        return ""
    if not one.name.startswith("Test"):
        return "let its name begin with Test"
    if any(isinstance(part, Function) and part.name == "__init__" for part in one.body):
        return "turn its __init__ into a fixture, or into setup_method(self)"
    return ""


def called(call: ast.Call) -> str:
    """The last word of what is called: `head` in `df.head()`."""
    return ast.unparse(call.func).rpartition(".")[2]


def asserts(node: ast.AST, functions: dict[str, Function]) -> bool:
    """Whether something in `node`, or in one of `functions` that it calls, can fail a
    test."""
    ahead, seen = [node], set[str]()
    while ahead:
        for part in ast.walk(ahead.pop()):
            if isinstance(part, (ast.Assert, ast.Raise)):
                return True
            if not isinstance(part, ast.Call):
                continue
            name = called(part)
            if name not in functions and ASSERTING.search(name):
                return True
            if name in functions and name not in seen:
                seen.add(name)
                ahead.append(functions[name])
    return False
