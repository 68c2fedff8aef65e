"""Which methods a participant's tests call, directly or by way of other code."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable, Iterator, Sized
from pathlib import Path
from types import FrameType
from typing import Any

from drydock.sandbox.own_frames import shown_file


class Calls:
    """Where in `folder` each of some methods is called from here on.

    places: by method, the innermost line of the participant's own on the way there.
    rows: by method, for each outermost such line, how long the first argument was at most.
    """

    def __init__(self, names: list[str], folder: str) -> None:
        self.places: dict[str, list[str]] = {name: [] for name in names}
        self.rows: dict[str, dict[str, int]] = {name: {} for name in names}
        self._folder = Path(folder)
        for name in names:
            watch(name, functools.partial(self._note, name))

    def _note(self, name: str, _: Any, *arguments: Any, **named: Any) -> None:
        # Called by what stands around the method: see `_wrap`.
        frame = sys._getframe(2)  # pylint: disable=protected-access
        lines = list(_own_lines(frame, self._folder))
        if lines[0] not in self.places[name]:
            self.places[name].append(lines[0])
        rows = self.rows[name]
        for given in [*arguments, *named.values()][:1]:
            rows[lines[-1]] = max(_length(given), rows.get(lines[-1], 0))


def watch(name: str, note: Callable[..., None]) -> None:
    """Has `note` called with what a method is called with, at each call from here on, those
    of subclasses included. A name is one such as "sklearn.base:BaseEstimator.fit".

    What other processes do is not seen.
    """
    module, _, dotted = name.partition(":")
    kind, _, method = dotted.partition(".")
    _watch(getattr(importlib.import_module(module), kind), method, note)


def _watch(cls: type, method: str, note: Callable[..., None]) -> None:
    for one in (cls, *_below(cls)):
        _wrap(one, method, note)
    before = getattr(cls.__init_subclass__, "__func__", None)

    def watched(later: type, /, **settings: Any) -> None:
        if before:
            before(later, **settings)
        _wrap(later, method, note)

    setattr(cls, "__init_subclass__", classmethod(watched))


def _wrap(cls: type, method: str, note: Callable[..., None]) -> None:
    function = vars(cls).get(method)
    if callable(function):

        @functools.wraps(function)
        def noted(*arguments: Any, **named: Any) -> Any:
            note(*arguments, **named)
            return function(*arguments, **named)

        setattr(cls, method, noted)


def _below(cls: type) -> Iterator[type]:
    below: list[type] = cls.__subclasses__()
    for one in below:
        yield one
        yield from _below(one)


def _own_lines(frame: FrameType, folder: Path) -> Iterator[str]:
    """The lines of the participant's own on the way to a call, the innermost first; where
    there is none, the outermost line of all."""
    last: FrameType | None = frame
    found = False
    while last:
        frame, last = last, last.f_back
        if own := shown_file(frame.f_code.co_filename, folder):
            found = True
            yield f"{own}, line {frame.f_lineno}"
    if not found:
        yield f"{shown_file(frame.f_code.co_filename, folder)}, line {frame.f_lineno}"


def _length(argument: Any) -> int:
    """How many rows a table has, a matrix or a list; 0 where nobody can say."""
    if shape := getattr(argument, "shape", ()):
        return int(shape[0])
    return len(argument) if isinstance(argument, Sized) else 0
