"""What `train.py` calls: with what it is handed, and what becomes of what it returns.

Runs in the child process: a stage's `examples.py` takes it over with `runpy.run_path`.
However `train.py` gets at a function (by a list of steps, a `partial`, a dictionary, a
name stored at import, a module under another name), it gets what stands in the source: so
each module is rewritten in the scratch tree, and after each line that gives one of the
functions its name another line puts a watch around it.
"""

from __future__ import annotations

import ast
import builtins
import functools
import importlib
import inspect
import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from runpy import run_path
from typing import Any

import numpy as np
import pandas as pd

Table = pd.DataFrame | pd.Series
# From what a function returned, and the table it was given, to something else.
Mark = Callable[[Any, Any], Any]
WATCH = "_drydock_watch"
HOLDS_STATEMENTS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass
class Calls:
    """What is called of the functions in `marks`.

    marked: the functions whose results are changed by their marks.
    handed: for each function, the arguments of each of its calls.
    """

    marks: dict[str, Mark]
    marked: Collection[str] = ()
    handed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def watch(self, name: str, function: Any) -> Any:
        """The function, watched; whatever else has the name stays as it is."""
        watched = getattr(function, WATCH, False)
        if watched or not callable(function) or isinstance(function, type):
            return function

        @functools.wraps(function, updated=())
        def call(*args: Any, **kwargs: Any) -> Any:
            args = tuple(_again(one) for one in args)
            kwargs = {key: _again(one) for key, one in kwargs.items()}
            tables = [
                one for one in (*args, *kwargs.values()) if isinstance(one, Table)
            ]
            given = tables[0].copy() if tables else None
            self.handed.setdefault(name, []).append(_bound(function, args, kwargs))
            returned = function(*args, **kwargs)
            return (
                self.marks[name](returned, given) if name in self.marked else returned
            )

        setattr(call, WATCH, True)
        return call


def _again(value: Any) -> Any:
    """The same, if it can be looked at more than once; else a list of it."""
    return list(value) if isinstance(value, Iterator) else value


def _bound(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> dict[str, Any]:
    """The arguments by the names of the parameters, as what JSON can say."""
    try:
        bound = inspect.signature(function).bind(*args, **kwargs)
    except (TypeError, ValueError):
        return {}
    bound.apply_defaults()
    return {name: _plain(value) for name, value in bound.arguments.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        return "a table"
    if isinstance(value, (pd.Series, np.ndarray, pd.Index)):
        return (
            [_plain(one) for one in value.tolist()] if len(value) < 100 else "a column"
        )
    if isinstance(value, (list, tuple, range, set, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, np.generic):
        return value.item()
    return (
        value if isinstance(value, (bool, int, float, str, type(None))) else str(value)
    )


def columns_that_depend_on(
    marks: dict[str, Mark], examples_file: str
) -> dict[str, Any]:
    """What `train.prepare_data` has to do with the functions of `marks`, and with those of
    the stages before that of `examples_file`: their `examples.py` have `MARKS`, a mark for
    each function, and `FEATURES`, what each of them makes.

    "depends": for each of them, the features that come out otherwise once what it returns
    is changed by its mark, which gets to see the table or column that the function was
    given, too; all features, where `train` cannot get along with what it is given.
    "handed": for each of them, the arguments of each of its calls, by parameter.
    "forgotten": the functions of earlier stages whose features `train` makes without them,
    each with these features.
    """
    earlier, theirs = _of_earlier_stages(Path(examples_file).resolve())
    calls = Calls(earlier | marks)
    _rewrite(set(calls.marks))
    setattr(builtins, WATCH, calls.watch)
    usual = features()
    handed = {name: calls.handed.get(name, []) for name in marks}
    changed = _changed_by(calls, earlier, usual) if earlier else []
    same = {
        name: [one for one in theirs[name] if one not in changed] for name in earlier
    }
    return {
        "depends": {name: _changed_by(calls, [name], usual) for name in marks},
        "handed": handed,
        "forgotten": {name: left for name, left in same.items() if left},
    }


def _of_earlier_stages(own: Path) -> tuple[dict[str, Mark], dict[str, list[str]]]:
    """The marks of the functions of earlier stages, and the features that they make."""
    marks: dict[str, Mark] = {}
    made: dict[str, list[str]] = {}
    for file in sorted(own.parents[1].glob("stage_*/examples.py")):
        if file.parent.name < own.parent.name:
            names = run_path(str(file))
            marks |= names["MARKS"]
            made |= names["FEATURES"]
    return marks, made


def _changed_by(
    calls: Calls, names: Collection[str], usual: dict[str, list[Any]]
) -> list[str]:
    calls.marked = names
    try:
        changed = features()
    except Exception:  # pylint: disable=broad-exception-caught
        return list(usual)
    finally:
        calls.marked = ()
    return [column for column in usual if usual[column] != changed.get(column)]


def features() -> dict[str, list[Any]]:
    """The features of all passengers, by a `train` that is imported afresh."""
    here = os.getcwd() + os.sep
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(here):
            del sys.modules[name]
    importlib.invalidate_caches()
    x_train, _, x_test = importlib.import_module("train").prepare_data()
    table = pd.concat([x_train, x_test])
    return {column: _cells(table[column]) for column in table.columns}


def _cells(values: pd.Series) -> list[Any]:
    """The values as they compare: missing ones are equal."""
    return [None if gone else one for one, gone in zip(values.tolist(), values.isna())]


def _rewrite(functions: set[str]) -> None:
    """Puts the watch into each module of the folder that gives a function its name."""
    for path in Path.cwd().rglob("*.py"):
        # What Python cannot read, nobody imports.
        with suppress(OSError, SyntaxError, ValueError, RecursionError, MemoryError):
            tree = ast.parse(path.read_bytes())
            if _put_in(tree, functions):
                path.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")


def _put_in(node: ast.AST, functions: set[str]) -> bool:
    """Puts the watch into the lists of statements below, those of functions and classes
    left out; says whether there was anything to watch."""
    found = False
    for part in HOLDS_STATEMENTS:
        statements = getattr(node, part, [])
        for at in reversed(range(len(statements))):
            one = statements[at]
            names = sorted(functions.intersection(_named_by(one)))
            watches = [_watch(name) for name in names]
            statements[at + 1 : at + 1] = watches
            inner = not isinstance(one, (ast.FunctionDef, ast.ClassDef))
            found = bool(watches) or (inner and _put_in(one, functions)) or found
    return found


def _named_by(statement: ast.AST) -> list[str]:
    """The names that a statement gives to something."""
    if isinstance(statement, ast.FunctionDef):
        return [statement.name]
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return [one.asname or one.name for one in statement.names]
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        nodes = ast.walk(statement)
        return [
            one.id
            for one in nodes
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        ]
    return []


def _watch(name: str) -> ast.stmt:
    return ast.parse(f"{name} = {WATCH}({name!r}, {name})").body[0]
