"""Names that tests lead elsewhere in one module, while another has a name of its own for it.

After `from settings import PLACE`, `PLACE` in that module stays what it was, whatever
becomes of `settings.PLACE`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drydock.judging.reading.own_test_files import File, called, python_in
from drydock.workbook.workspace import modules_in

Name = tuple[str, str]


class Led(NamedTuple):
    """A name of a module that a test gives another value, and where."""

    name: Name
    place: str


def what_stays(folder: Path) -> Iterator[str]:
    """Advice about each name that the tests in `folder` lead elsewhere, while a module that
    has it from there goes on with its own."""
    modules = {path.relative_to(folder).as_posix() for path in modules_in(folder)}
    python = python_in(folder)
    led = [one for file in python if file.shown not in modules for one in _led(file)]
    names = {one.name for one in led}
    for file in python:
        module = file.name.removesuffix(".py")
        for (source, name), own in _taken(file) if file.shown in modules else ():
            at = [one.place for one in led if one.name == (source, name)]
            if at and (module, own) not in names:
                yield (
                    f"lead {module}.{own} elsewhere: to do so with {source}.{name}"
                    f" ({at[0]}) changes nothing for {file.shown}, which has a name of its"
                    f" own after from {source} import {name}"
                )


def _led(file: File) -> Iterator[Led]:
    """By `setattr(module, "NAME", ...)`, by `patch("module.NAME", ...)`, or by a plain
    assignment."""
    for node in ast.walk(file.tree):
        place = f"{file.shown}, line {getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and called(node) in (
            "setattr",
            "patch",
            "object",
        ):
            match node.args[:2]:
                case [ast.Name(module), ast.Constant(str() as name)]:
                    yield Led((module, name), place)
                case [ast.Constant(str() as path), *_]:
                    yield Led((path.rpartition(".")[0], path.rpartition(".")[2]), place)
        for target in node.targets if isinstance(node, ast.Assign) else ():
            match target:
                case ast.Attribute(ast.Name(module), name):
                    yield Led((module, name), place)


def _taken(file: File) -> Iterator[tuple[Name, str]]:
    """The names that a module takes from others, and what it calls them."""
    for node in file.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                yield (node.module, one.name), one.asname or one.name
