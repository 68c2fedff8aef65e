"""Where a work says how the files of stage 14 call two columns, without being run."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

THEIRS = {"ticket_class": "Pclass", "full_name": "Name"}
WORDS = re.compile(rf"\b({'|'.join(THEIRS)})\b")
# Where names may lie beside the code: a table of them, and no text for people.
SETTINGS = (".toml", ".json", ".yaml", ".yml", ".ini", ".cfg", ".csv", ".txt")


class Place(NamedTuple):
    """One place at which the name that a column has in the files is written down.

    piece: the function or class it stands in, one at the top of its file; else empty.
    """

    file: str
    piece: str
    name: str
    line: int

    def __str__(self) -> str:
        where = f"{self.piece} in {self.file}" if self.piece else self.file
        return f"{where}, line {self.line}" if self.line else where


def places(file: str, tree: ast.Module) -> list[Place]:
    """The places in the code of a file: texts that are no docstrings, keywords, and
    attributes."""
    found = []
    for top in tree.body:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        piece = top.name if isinstance(top, kinds) else ""
        for line, name in _named(top):
            found.append(Place(file, piece, name, line))
    return found


def _named(top: ast.AST) -> Iterator[tuple[int, str]]:
    idle = {id(one.value) for one in ast.walk(top) if isinstance(one, ast.Expr)}
    for node in ast.walk(top):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = WORDS.findall(node.value) if id(node) not in idle else []
        elif isinstance(node, ast.keyword):
            names = [node.arg] if node.arg in THEIRS else []
        elif isinstance(node, ast.Attribute):
            names = [node.attr] if node.attr in THEIRS else []
        else:
            continue
        yield from ((line, name) for name in names)


def in_settings(name: str, file: Path) -> list[Place]:
    """The places in a file beside the code, if it is one that code reads names from."""
    if file.suffix not in SETTINGS:
        return []
    text = file.read_text("utf-8", "replace")
    return [Place(name, "", one, 0) for one in dict.fromkeys(WORDS.findall(text))]


def new(now: Iterable[Place], before: Iterable[Place]) -> list[Place]:
    """The places of today where the same name did not stand in the same piece before."""
    known = {one[:3] for one in before}
    return [one for one in now if one[:3] not in known]


def scattered(found: Iterable[Place], shared: Collection[str]) -> list[Place]:
    """One place for each function, or file, in which names of the files stand; empty where
    there is only one.

    Constants belong to the function in their file. A module is one place as a whole, unless
    it is one of `shared`, in which other things stand as well.
    """
    by_piece: dict[tuple[str, str], Place] = {}
    for one in found:
        piece = one.piece if one.file in shared else ""
        by_piece.setdefault((one.file, piece), one)
    files = {file for file, _ in by_piece}
    pieces = {key for key in by_piece if key[1]}
    if len(files) > 1 or len(pieces) > 1:
        with_functions = {file for file, _ in pieces}
        return [
            place
            for (file, piece), place in by_piece.items()
            if piece or file not in with_functions
        ]
    return []


def as_it_is(value: ast.AST) -> bool:
    """Whether a value is a column of the files and nothing else: it is only called otherwise
    where it is put."""
    if isinstance(value, ast.Call):
        is_put = isinstance(value.func, ast.Attribute) and value.func.attr == "insert"
        if is_put and value.args:
            return as_it_is(value.args[-1])
        takes = getattr(value.func, "attr", "") in ("pop", "get") and value.args
        return bool(takes) and getattr(value.args[0], "value", None) in THEIRS
    if isinstance(value, ast.Subscript):
        return getattr(value.slice, "value", None) in THEIRS
    return isinstance(value, ast.Attribute) and value.attr in THEIRS


def repeated(trees: Iterable[ast.Module]) -> list[str]:
    """The names of the files that code pairs with another name more than once, as a
    dictionary does, in either direction."""
    pairs = Counter(name for tree in trees for name in _paired(tree))
    return [name for name, count in pairs.items() if count > 1]


def _paired(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            both = [*zip(node.keys, node.values)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "dict":
            both = [(ast.Constant(one.arg), one.value) for one in node.keywords]
        else:
            continue
        for key, value in both:
            values = [getattr(one, "value", None) for one in (key, value)]
            for theirs, ours in THEIRS.items():
                if sorted(map(str, values)) == sorted((theirs, ours)):
                    yield theirs
