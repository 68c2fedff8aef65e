"""The three ways in which a command can end other than well.

Each carries what was expected, what was found (and where), and what to do next, so
that every message of the workbook reads alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from drydock.detail import Detail
from drydock.visible import visible


class ExitCode(IntEnum):
    """What every command of the workbook returns to the shell."""

    PASSED = 0
    FAILED = 1
    CALLED_WRONGLY = 2
    WORKBOOK_BROKEN = 3


class Told(Exception):
    """Something to tell a person in three lines, never as a traceback.

    details: what is told beyond that to those who ask. marks: where it is about some of
    several things, such as wrong code that was not noticed, their names and a sentence each.
    """

    exit_code = ExitCode.WORKBOOK_BROKEN

    def __init__(
        self,
        *,
        expected: str,
        found: str,
        remedy: str,
        details: Sequence[Detail] = (),
        marks: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(expected, found, remedy)
        self.expected = visible(expected)
        self.found = visible(found)
        self.remedy = visible(remedy)
        self.details = tuple(details)
        self.marks = tuple((name, visible(says)) for name, says in marks)

    def __str__(self) -> str:
        return f"Expected: {self.expected}\nFound:    {self.found}\nNext:     {self.remedy}"


class CheckFailed(Told, AssertionError):
    """A participant's work does not yet do what the stage asks for.

    costs: nothing.
    fails: FAIL, in three lines: expected, found, and what to do next. Raised anew by
    several parts, it is told once.
    """

    exit_code = ExitCode.FAILED


def in_short(error: BaseException) -> str:
    """What an error says, without a name that nobody knows for the text it was found in."""
    if isinstance(error, SyntaxError):
        return f"{error.msg}, line {error.lineno}" if error.lineno else error.msg
    return str(error) or type(error).__name__


class NotYet(AssertionError):
    """A part of a check that waits until an earlier part of it has passed.

    costs: nothing.
    fails: WAITING.
    """


class CalledWrongly(Told):
    """A command was given something that it cannot use."""

    exit_code = ExitCode.CALLED_WRONGLY


class WorkbookBroken(Told):
    """The workbook itself is at fault: never the participant's work."""
