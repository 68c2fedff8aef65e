"""The magics of the lessons: %check and %hint.

Both call the commands of the same name in a process of their own, so that what is
judged is the file on disk, and a kernel is never at the mercy of the work it judges.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html import escape
from typing import Any

from IPython.core.magic import Magics, line_magic, magics_class
from IPython.display import Markdown

HEADINGS = {
    "word": "Verdict",
    "title": "What is checked",
    "expected": "Expected",
    "found": "Found",
    "next": "Next",
}
LEFT = 'style="text-align: left; vertical-align: top; white-space: normal"'


class Report:
    """A verdict as a notebook shows it: a table of words, or plain text."""

    def __init__(self, document: dict[str, Any], text: str) -> None:
        self._document = document
        self._text = text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        findings = self._document["findings"]
        columns = [name for name in HEADINGS if any(one[name] for one in findings)]
        head = "".join(
            f'<th scope="col" {LEFT}>{HEADINGS[one]}</th>' for one in columns
        )
        rows = "".join(_row(finding, columns) for finding in findings)
        caption = escape(f"{self._document['verdict']}: {self._document['title']}")
        return (
            '<table style="text-align: left"><caption style="text-align: left">'
            f"<strong>{caption}</strong></caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def _row(finding: dict[str, Any], columns: list[str]) -> str:
    cells = (escape(finding[name] or "") for name in columns)
    return "<tr>" + "".join(f"<td {LEFT}>{cell}</td>" for cell in cells) + "</tr>"


@magics_class
class DrydockMagics(Magics):
    """%check and %hint, for use in the lessons."""

    @line_magic
    def check(self, line: str) -> Report | None:
        """Judges your saved work: %check, or %check 7."""
        done = _engine("check", *line.split(), "--json")
        if not done.stdout:
            print(done.stderr.strip())
            return None
        document = json.loads(done.stdout)
        return Report(document, document["text"])

    @line_magic
    def hint(self, line: str) -> Markdown | None:
        """Shows the next hint: %hint, or %hint 7."""
        done = _engine("hint", *line.split())
        if done.returncode:
            print(done.stderr.strip())
            return None
        return Markdown(done.stdout)


def _engine(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drydock", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )
