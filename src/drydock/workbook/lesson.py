"""Reading a lesson: its title, minutes and hints, from the notebook that is their home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drydock.errors import CheckFailed, WorkbookBroken
from drydock.workbook.house import Stage
from drydock.workbook.notebook import cells

HEADING = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)
FOLDED = re.compile(
    r"<details>\s*<summary>(?P<hint>(?=Hint \d))?(?:Hint \d: )?(?P<summary>.*?)</summary>"
    r"(?P<text>.*?)</details>",
    re.DOTALL,
)
FENCED = re.compile(r"^```text\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
STEP = re.compile(r"^\d+\. (?P<do>.+?) Why: (?P<why>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Hint:
    """One of a lesson's hints, in Markdown."""

    summary: str
    text: str


@dataclass(frozen=True)
class Step:
    """One step of the reference solution, and its reason, in Markdown."""

    do: str
    why: str


@dataclass(frozen=True)
class Lesson:
    """The lesson notebook of a stage."""

    stage: Stage

    @cached_property
    def document(self) -> dict[str, Any]:
        """The notebook itself; raises WorkbookBroken where it cannot be read."""
        try:
            return self.stage.read_lesson()
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
    def name(self) -> str:
        """The number and the title of the stage, as people are told of it."""
        return f"{self.stage.label}, {self.title}"

    @property
    def path(self) -> str:
        """Where it stands, from the top of the workbook."""
        return self.stage.lesson.relative_to(self.stage.house.workbook).as_posix()

    @property
    def minutes(self) -> tuple[int, int]:
        """The least and the most minutes that the stage takes."""
        least, most = self.metadata["minutes"]
        return least, most

    @property
    def minutes_told(self) -> str:
        """The same as text; empty where nobody can know them beforehand."""
        if "minutes" not in self.metadata:
            return ""
        least, most = self.minutes
        return f"{least}-{most}"

    @property
    def teaches(self) -> list[str]:
        """The steps, by their slugs, which it teaches to those with a notebook of their
        own."""
        return list(self.metadata.get("teaches", ()))

    @property
    def has_task(self) -> bool:
        return self.metadata.get("task", True)

    @property
    def step(self) -> str:
        """What is done in this stage, in a sentence."""
        return self.metadata["step"]

    @property
    def commit(self) -> list[str]:
        """The commands by which the lesson has the work committed, one on each line."""
        blocks = [one["text"] for one in FENCED.finditer(self.text)]
        of_git = [text for text in blocks if text.startswith("git add ")]
        return of_git[-1].splitlines() if of_git else []

    @property
    def hints(self) -> list[Hint]:
        """From a nudge to nearly the answer."""
        found = [one for one in FOLDED.finditer(self.text) if one["hint"] is not None]
        return [Hint(one["summary"].strip(), one["text"].strip()) for one in found]

    @property
    def way(self) -> list[Step]:
        """The steps of the reference solution, in the order a person would take them: what
        is folded away in the lesson and is no hint."""
        found = [one for one in FOLDED.finditer(self.text) if one["hint"] is None]
        steps = STEP.finditer("\n".join(one["text"] for one in found))
        return [Step(step["do"].strip(), step["why"].strip()) for step in steps]
