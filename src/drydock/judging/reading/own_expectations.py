"""Whether tests compare what the code gives with what the same code gives.

They cannot fail then, whatever it is. Read from the text, by the names that get their
values from the code under test.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator

from drydock.judging.reading.own_test_files import ASSERTING, File, Function, called
from drydock.workbook.notebook import names_in

READING = re.compile(r"read|load|open")


def all_against_themselves(
    python: list[File], about: Collection[str] = (), tests: list[File] | None = None
) -> str:
    """The first test, where every comparison in the tests has the code under test on
    both sides; else an empty text.

    about: where there are any, only tests that use something by one of these names.
    tests: the files to look for tests in, if it is not all of them.
    """
    code = {file.name.removesuffix(".py") for file in python if "/" not in file.shown}
    code -= {file.name.removesuffix(".py") for file in python if file.is_looked_at}
    code -= {"conftest"}
    first = ""
    for file in python if tests is None else tests:
        given = _given_by(code, file.tree)
        reach = _that_reach(about, file.tree)
        for test in file.tests:
            if about and not _mentions(test, reach):
                continue
            inside = given | _made(test, given)
            for sides in _comparisons(test):
                if not all(_comes_from(side, inside) for side in sides):
                    return ""
                first = first or file.place(test)
    return first


def _that_reach(about: Collection[str], tree: ast.Module) -> set[str]:
    """The names in a test file that stand for one of `about`, or for what is made of it."""
    reach = set(about)
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name in reach:
            reach.add(node.asname or node.name)
    for one in tree.body:
        if isinstance(one, Function) and not one.name.startswith("test"):
            if _mentions(one, reach):
                reach |= {one.name, *_named_in(one.decorator_list)}
        elif isinstance(one, ast.Assign) and _mentions(one, reach):
            reach |= {part.id for part in one.targets if isinstance(part, ast.Name)}
    return reach


def _mentions(node: ast.AST, names: set[str]) -> bool:
    """Whether one of some names is used in `node`, or asked for as a fixture."""
    return any(
        (getattr(part, "id", None) or getattr(part, "attr", None)) in names
        or (isinstance(part, ast.arg) and part.arg in names)
        for part in ast.walk(node)
    )


def _comparisons(test: Function) -> Iterator[list[ast.expr]]:
    """What is compared with what: by a comparison, or as two arguments."""
    for node in ast.walk(test):
        if isinstance(node, ast.Compare):
            yield [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and called(node) == "equals":
            yield [node.func, *node.args[:1]]
        elif isinstance(node, ast.Call) and ASSERTING.search(called(node)):
            if len(node.args) > 1:
                yield node.args[:2]


def _given_by(code: set[str], tree: ast.Module) -> set[str]:
    """The names in a test file by which something of the modules `code` is had."""
    given: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            given |= {a.asname or a.name for a in node.names if a.name in code}
        elif isinstance(node, ast.ImportFrom) and node.module in code:
            given |= {alias.asname or alias.name for alias in node.names}
    given |= _made(tree, given)
    for node in ast.walk(tree):
        if isinstance(node, Function) and not node.name.startswith("test"):
            if _comes_from(node, given):
                given |= {node.name, *_named_in(node.decorator_list)}
    return given


def _named_in(decorators: list[ast.expr]) -> set[str]:
    """The name that a fixture is given in its decorator."""
    return {
        str(word.value.value)
        for one in decorators
        if isinstance(one, ast.Call)
        for word in one.keywords
        if word.arg == "name" and isinstance(word.value, ast.Constant)
    }


def _made(node: ast.AST, given: set[str]) -> set[str]:
    """The names that get their values from what is `given`."""
    made = set[str]()
    for part in ast.walk(node):
        if isinstance(part, ast.Assign) and _comes_from(part.value, given | made):
            made |= {name for one in part.targets for name in names_in(one)}
    return made


def _comes_from(node: ast.AST, given: set[str]) -> bool:
    """Whether some name in `node` is one of `given`, and no file is read in it."""
    calls = (part for part in ast.walk(node) if isinstance(part, ast.Call))
    return bool(names_in(node) & given) and not any(
        READING.search(called(c)) for c in calls
    )
