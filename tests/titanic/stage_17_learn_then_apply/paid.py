"""Whether the note on the leak, which stage 11 asked for, has been paid."""

from __future__ import annotations

import re
from pathlib import Path

from drydock.workbook.loading import load

KATA = Path(__file__).parents[1]
[OF_NOTES] = KATA.glob("stage_*/debt_note.py")
[OF_PAID] = KATA.glob("stage_*/left_over.py")
debt_note, left_over = load(OF_NOTES), load(OF_PAID)

GAPS = re.compile(
    r"\bleak|median|most frequent|imput|\bfill|\bgaps?\b|missing (?:age|fare|port|value)",
    re.IGNORECASE,
)


def unpaid_leak(text: str) -> str:
    """The first line of a note on the leak that still stands; empty for none."""
    for note in debt_note.notes(text):
        is_meant = debt_note.is_about_the_leak(note) and GAPS.search(note)
        if is_meant and not left_over.PAID.search(note):
            [line, *_] = [line for line in note.splitlines() if line.strip()]
            return line.strip().lstrip("#*- ")
    return ""
