"""Code that a lesson gives to copy stands on its own: each name in it is imported with it, or
is in the work that the stage begins with.
"""

from __future__ import annotations

import ast
import builtins
import re

import pytest

from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson

GIVEN = re.compile(r"^(.*\bcopy\b.*)\n\n```python\n((?:.*\n)*?)```", re.I | re.M)
FILE = re.compile(r"`([\w/]+\.py)`")


def _given(stage: Stage) -> list[tuple[str, str, str]]:
    """Each block that is to be copied: the file that is named with it, or none; what is said
    before it; and the code."""
    found = []
    for before, code in GIVEN.findall(Lesson(stage).text):
        file = FILE.search(before)
        found.append((file[1] if file else "", before, code))
    return found


def _bound(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                names.add(name)
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                names.add(name)
            case ast.Import(names=some) | ast.ImportFrom(names=some):
                names |= {(one.asname or one.name).partition(".")[0] for one in some}
            case ast.ExceptHandler(name=str() as name):
                names.add(name)
    return names


def _lacks(code: str, known: set[str]) -> set[str]:
    tree = ast.parse(code)
    used = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return used - _bound(tree) - known - set(dir(builtins))


def _at_the_start(stage: Stage, file: str) -> set[str]:
    path = HERE.before(stage).solution / file
    return _bound(ast.parse(path.read_bytes())) if file and path.is_file() else set()


def _written(stage: Stage) -> set[str]:
    """The functions in the work, once the stage has passed."""
    trees = [ast.parse(one.read_bytes()) for one in stage.solution.glob("*.py")]
    tops = [node for tree in trees for node in tree.body]
    return {one.name for one in tops if isinstance(one, ast.FunctionDef)}


GIVING = [stage for kata in HERE.katas for stage in HERE.stages(kata) if _given(stage)]


@pytest.mark.parametrize("stage", GIVING, ids=str)
def test_what_is_given_to_copy_has_its_imports(stage: Stage) -> None:
    text = Lesson(stage).text
    for file, before, code in _given(stage):
        # What is imported in the sentence itself is told as well.
        told = set(re.findall(r"`import \w+ as (\w+)`", before))
        told |= {name for name in _written(stage) if f"`{name}" in text}
        lacks = _lacks(code, told | _at_the_start(stage, file))
        assert not lacks, f"{stage}, {file or before}: {', '.join(sorted(lacks))}"


def test_a_name_without_its_import_is_found() -> None:
    assert _lacks("def f(a):\n    return json.dumps(a)\n", set()) == {"json"}
    assert not _lacks("import json\n\n\ndef f(a):\n    return json.dumps(a)\n", set())
    assert len(GIVING) > 2
