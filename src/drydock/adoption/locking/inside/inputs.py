"""Which functions of a program change what they are given: seen while it runs."""

from __future__ import annotations

import os
from typing import Any

from ..locked import tables, texts

MOST_CALLS = 2_000  # of one function; what it does then, it does always


class Inputs:
    """Listens to the calls of functions that stand below a folder.

    called: the functions. changed: of those, function, file, line and argument.
    """

    def __init__(self, folder: str) -> None:
        self._folder = os.path.realpath(folder) + os.sep
        self._calls: dict[Any, int] = {}
        self._open: dict[int, list[tuple[str, Any, str]]] = {}
        self.called: list[str] = []
        self.changed: list[tuple[str, str, int, str]] = []

    def look(self, frame: Any, event: str, _value: Any) -> None:
        """What is told of each call, and of its end."""
        code = frame.f_code
        if event == "call" and self._is_theirs(code):
            count = self._calls[code] = self._calls.get(code, 0) + 1
            if count <= MOST_CALLS:
                self._begin(frame)
        elif event == "return" and id(frame) in self._open:
            self._end(frame)

    def _is_theirs(self, code: Any) -> bool:
        file = code.co_filename
        return not code.co_name.startswith("<") and file.startswith(self._folder)

    def _begin(self, frame: Any) -> None:
        code = frame.f_code
        if code.co_name not in self.called:
            self.called.append(code.co_name)
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = ((one, frame.f_locals.get(one)) for one in names if one != "self")
        given = [
            (name, value, text) for name, value in values if (text := written(value))
        ]
        if given:
            self._open[id(frame)] = given

    def _end(self, frame: Any) -> None:
        code = frame.f_code
        for name, value, before in self._open.pop(id(frame)):
            if written(value) != before:
                file = os.path.relpath(code.co_filename, self._folder)
                told = (code.co_name, file, code.co_firstlineno, name)
                if told not in self.changed:
                    self.changed.append(told)


def written(value: Any) -> str:
    """What can be changed in place, as a text; nothing for all else."""
    try:
        if tables.is_table_like(value):
            found = tables.columns(value)
            return repr([(one.name, one.kind, one.values) for one in found])
        if isinstance(value, (list, dict, set)):
            return texts.written(value)
    except Exception:  # pylint: disable=broad-exception-caught
        return ""
    return ""
