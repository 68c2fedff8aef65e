"""Results that a notebook shows and then forgets: what it shows of a value that is replaced
further down, or in the next round of a loop, and what a function of its own gives that nobody
keeps. Nothing at the end would tell of them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from drydock.adoption.locking import trees
from drydock.judging.reading.displays import ACTING, ACTING_ALONE, SHOWING

# What tells how a value is built, and not what it is.
OF_ITS_FORM = frozenset(
    """head tail info describe sample shape dtypes dtype columns index type size ndim isnull
    isna len keys dir help memory_usage""".split()
)


def fleeting(cells: Iterable[ast.Module]) -> set[ast.stmt]:
    """The statements of cells, in order, that show such a result: by a `print` or the like,
    or at the end of a cell."""
    cells = list(cells)
    statements = [one for cell in cells for one in cell.body]
    lasts = {cell.body[-1] for cell in cells if cell.body}
    given: dict[str, list[int]] = {}
    for at, statement in enumerate(statements):
        for name in _gives_anew(statement):
            given.setdefault(name, []).append(at)
    own, found = set(_own_functions(statements)), set[ast.stmt]()
    for at, statement in enumerate(statements):
        replaced = {n for n, places in given.items() if places[0] < at < places[-1]}
        is_last = statement in lasts
        if _shows(statement, replaced, is_last) or is_last and _asks(statement, own):
            found.add(statement)
        found |= set(_in_loops(statement))
    return found


def _gives_anew(statement: ast.stmt) -> Iterator[str]:
    """The names to which a statement gives a value that owes nothing to the one before."""
    if isinstance(statement, (*trees.FUNCTIONS, ast.ClassDef)):
        return
    for one in ast.walk(statement):
        if isinstance(one, ast.Assign):
            made = trees.names(one.targets, ast.Store)
            yield from made - trees.names([one.value], ast.Load)
        elif isinstance(one, ast.Delete):
            yield from (t.id for t in one.targets if isinstance(t, ast.Name))


def _shows(statement: ast.stmt, values: set[str], is_last: bool) -> bool:
    """Whether a statement shows more than the form of one of these values."""
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    if trees.called(value) not in SHOWING and (not is_last or _acts(value)):
        return False
    names = trees.names([value], ast.Load)
    asked = {one.attr for one in ast.walk(value) if isinstance(one, ast.Attribute)}
    return bool(names & values) and not (names | asked) & OF_ITS_FORM


def _own_functions(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The functions and methods of the notebook that give a value back."""
    for statement in statements:
        for one in ast.walk(statement):
            if isinstance(one, trees.FUNCTIONS):
                inside = ast.walk(one)
                if any(isinstance(node, ast.Return) and node.value for node in inside):
                    yield one.name


def _asks(statement: ast.stmt, own: set[str]) -> bool:
    """Whether a statement is a value that comes from one of these functions."""
    if not isinstance(statement, ast.Expr) or _acts(statement.value):
        return False
    calls = (one for one in ast.walk(statement) if isinstance(one, ast.Call))
    is_shown = trees.called(statement.value) not in SHOWING
    return is_shown and any(trees.called(one) in own for one in calls)


def _acts(value: ast.expr) -> bool:
    """Whether a call is there for what it does, and gives back nothing of interest."""
    name = trees.called(value)
    given = value.keywords if isinstance(value, ast.Call) else []
    return name in ACTING | ACTING_ALONE or any(one.arg == "inplace" for one in given)


def _in_loops(statement: ast.stmt) -> Iterator[ast.stmt]:
    """What is shown in a loop of values that each round makes anew."""
    for loop in ast.walk(statement):
        if isinstance(loop, (ast.For, ast.While)):
            inside = [one for part in loop.body for one in ast.walk(part)]
            made = {
                name
                for one in inside
                if isinstance(one, ast.Assign)
                for name in trees.names(one.targets, ast.Store)
            }
            for one in inside:
                if isinstance(one, ast.Expr) and _shows(one, made, False):
                    yield one
