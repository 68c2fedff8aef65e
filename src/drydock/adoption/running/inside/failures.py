"""What is told of an error that ended a cell."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

MISSED_NAME = re.compile(r"name '(\w+)' is not defined|local variable '(\w+)'")
NO_ATTRIBUTE = re.compile(r"has no attribute '(\w+)'")
MOST_LINES, LONGEST = 30, 2_000


def told(
    error: BaseException,
    code_name: str,
    source: str,
    cells: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Any]:
    """Its type, message, place in the cell, and the names that it carries; cells: the
    number of each by the name of its code."""
    line = _line(error, code_name)
    lines = source.splitlines()
    return {
        "type": type(error).__name__,
        "message": _message(error)[:LONGEST],
        "line": line,
        "text": lines[line - 1].strip()[:200] if line and line <= len(lines) else "",
        "names": {
            key: one
            for key, one in {**_names(error), "inside": _inside(error, cells)}.items()
            if one
        },
        "traceback": _traceback(error),
    }


def _message(error: BaseException) -> str:
    try:
        return error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # pylint: disable=broad-exception-caught
        return ""


def _line(error: BaseException, code_name: str) -> int | None:
    """The deepest line of this cell on the way to the error."""
    frames = traceback.extract_tb(error.__traceback__)
    found = [one.lineno for one in frames if one.filename == code_name]
    if found:
        return found[-1]
    # What a `%%time` holds is compiled under a name of its own, without the first line.
    timed = [one.lineno for one in frames if one.filename.startswith("<timed ")]
    if timed and timed[-1]:
        return timed[-1] + 1
    return error.lineno if isinstance(error, SyntaxError) else None


def _inside(error: BaseException, cells: Mapping[str, int]) -> str:
    """Where in another cell it is raised, if the way to the error leads through a function
    that was made there."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if one.filename in cells]
    if not own or cells[own[-1].filename] == cells[own[0].filename]:
        return ""
    return f"cell {cells[own[-1].filename]}, line {own[-1].lineno}"


def _names(error: BaseException) -> dict[str, str]:
    frames = list(traceback.walk_tb(error.__traceback__))
    found = {
        "chain": " ".join(type(one).__name__ for one in _chain(error)),
        "raised_in": str(frames[-1][0].f_globals.get("__name__", "")) if frames else "",
    }
    message = _message(error)
    if isinstance(error, NameError):
        match = MISSED_NAME.search(message)
        found["name"] = getattr(error, "name", None) or (
            match[1] or match[2] if match else ""
        )
    elif isinstance(error, ImportError):
        found["module"] = error.name or ""
        match = re.search(r"cannot import name '(\w+)'", message)
        found["name"] = match[1] if match else ""
    elif isinstance(error, AttributeError):
        match = NO_ATTRIBUTE.search(message)
        found["name"] = getattr(error, "name", None) or (match[1] if match else "")
        found["object"] = _class_of(getattr(error, "obj", None))
    elif isinstance(error, OSError) and error.filename:
        found["path"] = str(error.filename)
    return {key: str(one) for key, one in found.items()}


def _class_of(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "__path__") or type(value).__name__ == "module":
        return f"module {value.__name__}"
    kind = value if isinstance(value, type) else type(value)
    return f"{kind.__module__}.{kind.__qualname__}"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or one.__context__
    return found


def _traceback(error: BaseException) -> str:
    try:
        lines = traceback.format_exception(type(error), error, error.__traceback__)
    except Exception:  # pylint: disable=broad-exception-caught
        return ""
    return "".join(lines[-MOST_LINES:])[-8_000:]
