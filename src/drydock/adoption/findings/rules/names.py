"""Names that say nothing, and names that stand for several things."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from drydock.adoption.findings.calls import assigned, called, dotted
from drydock.adoption.findings.code import read
from drydock.adoption.findings.flow import flow
from drydock.adoption.findings.words import at, count, in_cells, some
from drydock.adoption.model import Adopted, Finding
from drydock.workbook.notebook import names_in

NUMBERED = re.compile(
    r"(?:df|data|dataset|dataframe|temp|tmp|table|new|var|val|value|res|result|arr|array"
    r"|lst|list|thing|my_?\w{0,4}|[a-z])_?\d+"
)
# One letter and a number that has a meaning of its own.
MEANS = re.compile(
    r"f1|r2|l1|l2|x[12]|y[12]|[pq]\d+|[a-z]0|k[12]|[tn]\d|c[12]|[wb][12]"
)
LETTER = re.compile(r"[A-Za-z]_?\d+")
EMPTY = frozenset(
    "foo bar baz temp tmp thing stuff xx yy zz aa bb asdf abc blah var new test1".split()
)
SHADOWED = frozenset(dir(builtins)) - {
    "_",
    "copyright",
    "credits",
    "license",
    "exit",
    "quit",
}
READS = re.compile(r"read_(csv|excel|json|parquet|pickle|sql|table)")


def find(adopted: Adopted) -> Iterator[Finding]:
    """Empty names together; each name of Python's own that is taken; each name that holds
    several files in turn."""
    passing = flow(adopted)
    places: dict[str, list[tuple[int, int]]] = {}
    for step in passing.steps:
        for name, line in step.makes.items():
            places.setdefault(name, []).append((step.number, line))
    grid = _of_a_grid(adopted)
    yield from _empty({k: where for k, where in places.items() if k not in grid})
    for name, where in places.items():
        if name in SHADOWED:
            yield _shadowed(adopted, name, where)
    yield from _several_files(adopted)


def _of_a_grid(adopted: Adopted) -> set[str]:
    """What everybody calls the two parts of a grid of points: `xx, yy = np.meshgrid(...)`."""
    return {
        one.id
        for _, node in read(adopted.cells).walk()
        for target, value in assigned(node)
        if isinstance(value, ast.Call) and called(value) == "meshgrid"
        for one in ast.walk(target)
        if isinstance(one, ast.Name)
    }


def _empty(places: dict[str, list[tuple[int, int]]]) -> Iterator[Finding]:
    found = {name: where for name, where in places.items() if _says_nothing(name)}
    letters = [name[0] for name in found if LETTER.fullmatch(name)]
    for name in [one for one in found if LETTER.fullmatch(one)]:
        if letters.count(name[0]) == 1:  # s3 alone may well be what it is called
            del found[name]
    if not found:
        return
    shown = [
        f"{name} ({in_cells(cell for cell, _ in at)})" for name, at in found.items()
    ]
    (cell, line), *_ = min(found.values())
    say = (
        "says nothing of what it stands"
        if len(found) == 1
        else "say nothing of what they stand"
    )
    yield Finding(
        rule="name that says nothing",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{count(len(found), 'name')} that {say} for: {some(shown, 8)}",
        why="a reader has to go back to where they were made to know what is in them",
        remedy="name them for what a row, a number or a list of them is",
        lesson="titanic/12",
        weight=25,
    )


def _says_nothing(name: str) -> bool:
    plain = name.lower()
    if plain in EMPTY:
        return True
    return bool(NUMBERED.fullmatch(plain)) and not MEANS.fullmatch(plain)


def _shadowed(adopted: Adopted, name: str, where: list[tuple[int, int]]) -> Finding:
    cell, line = where[0]
    calls = [
        (one.number, call.lineno)
        for one, call in read(adopted.cells).calls()
        if dotted(call.func) == name and (one.number, call.lineno) > (cell, line)
    ]
    why = f"from there on, {name}(...) is no more what Python means by it"
    if calls:
        why += f", and {at(*calls[0])} calls it"
    return Finding(
        rule="name of Python's own taken",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{name} is given another value in {at(cell, line)}",
        why=why,
        remedy="choose another name, and restart",
        lesson="titanic/12",
        weight=35,
    )


def _several_files(adopted: Adopted) -> Iterator[Finding]:
    """A name into which different files are read in different cells."""
    read_into: dict[str, list[tuple[int, int, str]]] = {}
    for cell, node in read(adopted.cells).statements():
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
            continue
        target = node.targets[0]
        if isinstance(target, ast.Name) and READS.fullmatch(called(node.value)):
            if node.value.args and not names_in(node.value.args[0]):
                file = ast.unparse(node.value.args[0])
                read_into.setdefault(target.id, []).append(
                    (cell.number, node.lineno, file)
                )
    for name, where in read_into.items():
        if (
            len({file for _, _, file in where}) > 1
            and len({one[0] for one in where}) > 1
        ):
            shown = [f"{file} ({at(cell, line)})" for cell, line, file in where]
            yield Finding(
                rule="one name for several things",
                certainty="sure",
                cell=where[1][0],
                line=where[1][1],
                what=f"{name} holds different files in turn: {some(shown, 4)}",
                why="which one it is at a line depends on which cell ran last",
                remedy="give each its own name",
                lesson="titanic/12",
                weight=40,
            )
