"""Which methods a participant's tests call, directly or by way of other code."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from drydock.sandbox.own_frames import shown_file


def watch(names: list[str], folder: str) -> dict[str, list[str]]:
    """Notes from here on where in `folder` each of some methods is called, those of
    subclasses included. A name is one such as "sklearn.base:BaseEstimator.fit".

    What other processes do is not seen.
    """
    found: dict[str, list[str]] = {name: [] for name in names}
    for name, places in found.items():
        module, _, dotted = name.partition(":")
        kind, _, method = dotted.partition(".")
        cls = getattr(importlib.import_module(module), kind)
        _watch(cls, method, functools.partial(_note, places, Path(folder)))
    return found


def _watch(cls: type, method: str, note: Callable[[], None]) -> None:
    for one in (cls, *_below(cls)):
        _wrap(one, method, note)
    before = getattr(cls.__init_subclass__, "__func__", None)

    def watched(later: type, /, **settings: Any) -> None:
        if before:
            before(later, **settings)
        _wrap(later, method, note)

    setattr(cls, "__init_subclass__", classmethod(watched))


def _wrap(cls: type, method: str, note: Callable[[], None]) -> None:
    function = vars(cls).get(method)
    if callable(function):

        @functools.wraps(function)
        def noted(*arguments: Any, **named: Any) -> Any:
            note()
            return function(*arguments, **named)

        setattr(cls, method, noted)


def _below(cls: type) -> Iterator[type]:
    below: list[type] = cls.__subclasses__()
    for one in below:
        yield one
        yield from _below(one)


def _note(places: list[str], folder: Path) -> None:
    """Notes the innermost line of the participant's own on the way here."""
    frame = sys._getframe(2)  # pylint: disable=protected-access
    while frame.f_back and not shown_file(frame.f_code.co_filename, folder):
        frame = frame.f_back
    place = f"{shown_file(frame.f_code.co_filename, folder)}, line {frame.f_lineno}"
    if place not in places:
        places.append(place)
