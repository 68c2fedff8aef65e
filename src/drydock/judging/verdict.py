"""The verdict on a workspace: what each part of a check found."""

from __future__ import annotations

import textwrap
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from drydock.errors import ExitCode, Told


class Word(StrEnum):
    """What is said of one part of a check; WAITING: an earlier part comes first; NOTE:
    something to know, which changes no verdict; PAST: the work has left the stage behind.
    """

    PASS = "PASS"
    FAIL = "FAIL"
    WAITING = "WAITING"
    BROKEN = "BROKEN"
    NOTE = "NOTE"
    PAST = "PAST"


@dataclass(frozen=True)
class Finding:
    """One part of a check, by its title, and what it found where it did not pass.

    notes: lines to show where nothing is told. decided_at: the line of the check at which it
    was told: two findings with the same one differ in names and numbers at most.
    """

    title: str
    word: Word
    told: Told | None = None
    notes: tuple[str, ...] = ()
    decided_at: str = ""

    def lines(self, *, verbose: bool = False) -> list[str]:
        """The finding as text: its word and title, then three lines that explain it.

        verbose: the details as well, below these.
        """
        first = f"  {self.word:<8}{self.title}"
        if self.told is None:
            return [first, *(" " * 10 + line for line in self.notes)]
        more = [line for one in self.told.details for line in one.lines()]
        told = [*str(self.told).splitlines(), *(more if verbose else [])]
        return [first, *(textwrap.indent(line, " " * 10) for line in told)]

    def as_json(self) -> dict[str, Any]:
        told = self.told
        return {
            "title": self.title,
            "word": str(self.word),
            "expected": told and told.expected,
            "found": told and told.found,
            "next": told and told.remedy,
            "notes": list(self.notes),
            "details": [asdict(detail) for detail in told.details] if told else [],
            "marks": dict(told.marks) if told else {},
            "decided_at": self.decided_at,
        }


@dataclass
class Verdict:
    """Everything that a check found."""

    findings: list[Finding] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """A check that found nothing at all is broken, never passed."""
        words = {finding.word for finding in self.findings} - {Word.NOTE}
        if not words or Word.BROKEN in words:
            return ExitCode.WORKBOOK_BROKEN
        return ExitCode.PASSED if words == {Word.PASS} else ExitCode.FAILED

    @property
    def word(self) -> Word:
        if any(finding.word is Word.PAST for finding in self.findings):
            return Word.PAST
        return {
            ExitCode.PASSED: Word.PASS,
            ExitCode.FAILED: Word.FAIL,
        }.get(self.exit_code, Word.BROKEN)

    def lines(self, *, verbose: bool = False) -> list[str]:
        """Every finding as text."""
        return [line for one in self.findings for line in one.lines(verbose=verbose)]

    @property
    def has_details(self) -> bool:
        """Whether there is more to tell than three lines a finding."""
        return any(finding.told and finding.told.details for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        findings = [finding.as_json() for finding in self.findings]
        return {"verdict": str(self.word), "findings": findings}
