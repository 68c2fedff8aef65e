"""Reading a lesson: its title, minutes and hints, from the notebook that is their home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.layout import Stage
from drydock.notebook import cells, read_document

HEADING = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)
HINT = re.compile(
    r"<details>\s*<summary>(?:Hint \d: )?(?P<summary>.*?)</summary>(?P<text>.*?)</details>",
    re.DOTALL,
)


@dataclass(frozen=True)
class Hint:
    """One of a lesson's hints, in Markdown."""

    summary: str
    text: str


@dataclass(frozen=True)
class Lesson:
    """The lesson notebook of a stage."""

    stage: Stage

    @cached_property
    def document(self) -> dict[str, Any]:
        """The notebook itself; raises WorkbookBroken where it cannot be read."""
        path = self.stage.lesson
        try:
            return read_document(path, path.name)
        except CheckFailed as error:
            raise WorkbookBroken(
                expected=error.expected, found=error.found, remedy=error.remedy
            ) from error

    @property
    def metadata(self) -> dict[str, Any]:
        """What the lesson says of itself: `minutes`, `task` and `step`."""
        return self.document.get("metadata", {}).get("drydock", {})

    @property
    def text(self) -> str:
        """All Markdown of the lesson."""
        return "\n\n".join(cell.source for cell in cells(self.document, "markdown"))

    @property
    def title(self) -> str:
        match = HEADING.search(self.text)
        if match is None:
            raise WorkbookBroken(
                expected="a lesson begins with a heading: # Title",
                found=f"none in {self.stage.lesson}",
                remedy="add one to its first cell",
            )
        return match["title"].strip()

    @property
    def minutes(self) -> tuple[int, int]:
        """The least and the most minutes that the stage takes."""
        least, most = self.metadata["minutes"]
        return least, most

    @property
    def has_task(self) -> bool:
        return self.metadata.get("task", True)

    @property
    def step(self) -> str:
        """What is done in this stage, in a sentence."""
        return self.metadata["step"]

    @property
    def hints(self) -> list[Hint]:
        """From a nudge to nearly the answer."""
        found = HINT.finditer(self.text)
        return [Hint(hint["summary"].strip(), hint["text"].strip()) for hint in found]
