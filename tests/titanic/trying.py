"""Trying a participant's functions on tables that they have not seen.

Runs in the child process: a stage's `examples.py` takes it over with `runpy.run_path`,
for it cannot import it. What is given back is plain, so that it can be written as JSON.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from runpy import run_path
from typing import Any

import numpy as np
import pandas as pd

from drydock.errors import CheckFailed
from drydock.sandbox.own_frames import headline

Table = pd.DataFrame | pd.Series


@dataclass(frozen=True)
class Example:  # pylint: disable=too-many-instance-attributes
    """One call of a function, and what must come back.

    about: what is special about the call, in words.
    arguments: a table or a column first; `options` are given by name.
    rows: what stands in each row, as a message should call it.
    expected: the value of each row; `column` is where to find it in a table that comes
    back, or None where the function gives the column itself.
    remedy: what to look at where a value is wrong.
    until: the number of the stage from which on something else may come back, or 0.
    """

    about: str
    arguments: tuple[Any, ...]
    rows: list[str]
    expected: list[Any]
    remedy: str
    column: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    until: int = 0


def try_all(names: dict[str, Any], examples_file: str) -> dict[str, Any]:
    """What the functions of a stage did with the examples of its `examples.py`, and those
    of earlier stages with theirs: what was promised stays promised.

    Each such file has `EXAMPLES`: for each function, what gives its examples.
    """
    own = Path(examples_file).resolve()
    tried = []
    for file in sorted(own.parents[1].glob("stage_*/examples.py")):
        earlier = file.parent.name < own.parent.name
        if not earlier and file != own:
            continue
        for name, make in run_path(str(file))["EXAMPLES"].items():
            examples = [one for one in make() if not 0 < one.until <= _number(own)]
            tried.append(_tried(names, name, examples, earlier) | {"earlier": earlier})
    return {"functions": tried}


def try_kept(stage: Path) -> dict[str, Any]:
    """What the functions of earlier stages do that the work still has, in whichever of the
    modules that have been imported; `stage` is the folder with the tests of this one.
    """
    here, names = f"{Path.cwd()}{os.sep}", {}
    for module in list(sys.modules.values()):
        if str(getattr(module, "__file__", None)).startswith(here):
            names |= {
                name: inspect.unwrap(value) if callable(value) else value
                for name, value in vars(module).items()
                if getattr(value, "__module__", "") == module.__name__
            }
    found = try_all(names, str(stage / "examples.py"))["functions"]
    return {"functions": [one for one in found if one["trials"] is not None]}


def _number(examples_file: Path) -> int:
    """The number of the stage of an `examples.py`."""
    return int(examples_file.parent.name.split("_")[1])


def _tried(
    names: dict[str, Any], name: str, examples: list[Example], earlier: bool
) -> dict[str, Any]:
    """What the function `name` did with each example, and the line it begins in.

    Raises CheckFailed where there is none, unless it is one of an earlier stage.
    """
    function = names.get(name, _elsewhere(name) if earlier else None)
    if not callable(function):
        if earlier:
            return {"name": name, "line": None, "trials": None}
        raise _missing(name)
    code = getattr(inspect.unwrap(function), "__code__", None)
    return {
        "name": name,
        "line": getattr(code, "co_firstlineno", None),
        "file": Path(getattr(code, "co_filename", "")).name,
        "trials": [_try(function, example) for example in examples],
    }


def _missing(name: str) -> CheckFailed:
    """The failure to raise where preprocessing.py has no function `name`."""
    module = _module_with(name)
    found = "there is none"
    remedy = f"the lesson says what {name} takes and what it gives back"
    if module:
        found += f"; it stands in {module}.py"
        remedy = "move it into preprocessing.py: that is where others look for it"
    return CheckFailed(
        expected=f"a function {name} in preprocessing.py", found=found, remedy=remedy
    )


def _elsewhere(name: str) -> Any:
    """The function `name` of another module beside this one, if one defines it."""
    module = _module_with(name)
    return getattr(importlib.import_module(module), name) if module else None


def _module_with(name: str) -> str:
    """The module beside this one that defines a function `name`; empty if none does."""
    for path in Path.cwd().glob("*.py"):
        with suppress(SyntaxError, ValueError):
            body = ast.parse(path.read_bytes()).body
            if any(isinstance(o, ast.FunctionDef) and o.name == name for o in body):
                return path.stem
    return ""


def _try(function: Callable[..., Any], example: Example) -> dict[str, Any]:
    first, *others = example.arguments
    before = first.copy()
    told = {
        "about": example.about,
        "rows": example.rows,
        "expected": example.expected,
        "column": example.column,
        "remedy": example.remedy,
    }
    try:
        returned = function(first, *others, **example.options)
    except Exception as error:  # pylint: disable=broad-exception-caught
        return told | {"error": _where_it_broke(error)}
    return told | {
        "kind": type(returned).__name__,
        "same": returned is first,
        "modified": difference(before, first),
        **_looked_at(returned, before, example.column),
    }


def _where_it_broke(error: Exception) -> str:
    told = headline(str(error), 150)
    text = f"{type(error).__name__}: {told}" if told else type(error).__name__
    here = Path.cwd()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if here in Path(frame.filename).resolve().parents:
            return f"{text} ({Path(frame.filename).name}, line {frame.lineno})"
    return text


def _looked_at(returned: Any, before: Table, column: str | None) -> dict[str, Any]:
    """The values that the function gave, and what else came back than it should have."""
    if column is None:
        if not isinstance(returned, pd.Series):
            return {"values": None, "rest": ""}
        return {"values": plain(returned), "rest": _index_difference(before, returned)}
    if not isinstance(returned, pd.DataFrame):
        return {"values": None, "rest": ""}
    there = column in returned.columns
    rest = returned.drop(columns=column, errors="ignore")
    return {
        "values": plain(returned[column]) if there else None,
        "rest": difference(before.drop(columns=column, errors="ignore"), rest),
    }


def plain(values: pd.Series) -> list[Any]:
    """The values as what JSON can say; a missing one is None."""
    missing = values.isna()
    return [
        None if gone else _plain(value) for value, gone in zip(values.tolist(), missing)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def difference(before: Table, after: Table) -> str:
    """How `after` differs from `before`, in words; empty where it does not.

    The order of the columns does not count.
    """
    if isinstance(before, pd.DataFrame):
        gone = [name for name in before.columns if name not in after.columns]
        new = [name for name in after.columns if name not in before.columns]
        if gone or new:
            parts = [f"the column {name} is gone" for name in gone]
            return ", ".join(parts + [f"the column {name} is new" for name in new])
    if before.equals(
        after
    ):  # this is quick; where only the types differ, all is looked at
        return ""
    return _index_difference(before, after) or _cells_difference(before, after)


def _index_difference(before: Table, after: Table) -> str:
    if len(before) != len(after):
        return f"{len(before)} rows have become {len(after)}"
    if list(before.index) != list(after.index):
        return (
            f"the index labels {_short(before.index)} have become {_short(after.index)}"
        )
    return ""


def _short(labels: pd.Index) -> str:
    shown = ", ".join(str(label) for label in labels[:6])
    return f"{shown}, ..." if len(labels) > 6 else shown


def _cells_difference(before: Table, after: Table) -> str:
    columns = before.columns if isinstance(before, pd.DataFrame) else [None]
    for name in columns:
        was, now = (
            plain(table if name is None else table[name]) for table in (before, after)
        )
        if was != now:
            place = next(
                i for i, pair in enumerate(zip(was, now)) if pair[0] != pair[1]
            )
            what = f"the column {name}" if name else "the column"
            return f"{what} is changed: {_shown(was[place])} has become {_shown(now[place])}"
    return ""


def _shown(value: Any) -> str:
    return "a missing value" if value is None else repr(value)
