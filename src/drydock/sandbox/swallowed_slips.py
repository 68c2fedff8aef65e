"""Slips in tests that look like the error which a test waits for.

`pytest.raises(Exception)` takes any error for the one that is meant, that of a misspelt name
in the test itself included.
"""

from __future__ import annotations

from typing import Any

import pytest

from drydock.sandbox.own_frames import headline, own_frames
from drydock.workbook.workspace import is_of_tests

ANY = (Exception, BaseException)
SLIPS = (NameError, AttributeError, TypeError, LookupError, ImportError)

Slip = tuple[str, str]


class Slips:
    """From its making on, `found` are the slips that were taken for what was waited for:
    the place in the tests in `folder`, and the error."""

    def __init__(self, folder: str) -> None:
        self.found: list[Slip] = []
        leave = pytest.RaisesExc.__exit__

        def exit_and_note(raises: Any, kind: Any, error: Any, trace: Any) -> bool:
            is_expected = leave(raises, kind, error, trace)
            if isinstance(error, SLIPS) and set(ANY) & set(raises.expected_exceptions):
                self._note(error, folder)
            return is_expected

        setattr(pytest.RaisesExc, "__exit__", exit_and_note)

    def _note(self, error: Exception, folder: str) -> None:
        frames = own_frames(error, folder)
        if frames and all(is_of_tests(place.partition(",")[0]) for place, _ in frames):
            slip = frames[-1][0], f"{type(error).__name__}: {headline(str(error))}"
            if slip not in self.found:
                self.found.append(slip)
