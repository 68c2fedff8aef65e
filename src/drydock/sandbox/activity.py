"""What a check is at, for those who wait: told from time to time, once it takes long."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SAY_AFTER = 2.0
SAY_EVERY = 0.5

Listener = Callable[[str, float], object]


class _Underway:
    """listener: told what is under way, and for how many seconds the check has been."""

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.doing: list[str] = []
        self.began = 0.0
        self.say_at = math.inf


_NOW = _Underway()


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Has a listener told of the check that begins here."""
    _NOW.listener = listener
    begin()
    try:
        yield
    finally:
        _NOW.listener = None


def begin() -> None:
    """The check begins only now: it has waited so far."""
    _NOW.began = time.monotonic()
    _NOW.say_at = _NOW.began + SAY_AFTER


@contextmanager
def doing(what: str) -> Iterator[None]:
    """While this lasts, what is waited for is called so; it belongs to what is outside."""
    _NOW.doing.append(what)
    try:
        yield
    finally:
        _NOW.doing.pop()


def tick(what: str) -> None:
    """Somebody waits, if nothing else is known, for `what`."""
    if _NOW.listener is None or time.monotonic() < _NOW.say_at:
        return
    _NOW.say_at = time.monotonic() + SAY_EVERY
    _NOW.listener([*_NOW.doing, what][0], time.monotonic() - _NOW.began)
