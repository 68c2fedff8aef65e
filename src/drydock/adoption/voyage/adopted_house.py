"""An adopted folder as a house with one kata: the rooms above need not know the difference.

What is known of the way (verdicts, what has passed, kept copies) stands in the folder's own
`.drydock/`, and is put away and brought back as for any kata. Of that, git is to know the
verdicts alone.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import Template
from types import ModuleType
from typing import Any

from drydock import files
from drydock.adoption.voyage import stages as general
from drydock.adoption.voyage.settings import Settings
from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.safekeeping import passed_work
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

STAGES = Path(general.__file__).parent
MODULE = re.compile(r"stage_(?P<number>\d\d)_(?P<slug>\w+)")
IGNORED = "/*\n!/.gitignore\n!/verdicts/\n"


@dataclass(frozen=True, order=True)
class AdoptedPlace(House):
    """The folder of an adopted notebook, of which nothing need be known: a killed command may
    have left it half empty."""

    def exercise(self, kata: str) -> Path:
        return self.root

    def shown(self, kata: str) -> str:
        return files.shown(self.root)

    @property
    def place(self) -> str:
        return f"{self.root.name}/"

    @property
    def watched(self) -> Path:
        return self.root


@dataclass(frozen=True, order=True)
class AdoptedHouse(AdoptedPlace):
    """The same, as a kata of its own.

    settings: what is written down there. taught_by: the workbook whose lessons teach the
    stages. python: in which the notebook runs.
    """

    settings: Settings
    taught_by: House
    python: str

    @property
    def name(self) -> str:
        """What the kata is called."""
        return self.settings.name

    @property
    def notebook(self) -> Path:
        """Where the notebook would lie beside the files that it reads."""
        lies = Path(self.root, self.settings.lies).resolve()
        return lies / self.settings.notebook

    @property
    def opened(self) -> str:
        return f"{self.settings.notebook} in that folder, where you work on notebooks"

    @property
    def katas(self) -> list[str]:
        return [self.name]

    @property
    def default_kata(self) -> str:
        return ""  # a stage is always called with its kata

    @property
    def workbook(self) -> Path:
        return self.taught_by.root

    def command(self, name: str) -> str:
        return f"./scripts/go {name} {self.name}"

    def stages(self, kata: str) -> list[Stage]:
        """Every stage: the general ones, as they lie in their folder."""
        found = (
            MODULE.fullmatch(one.name) for one in pkgutil.iter_modules([str(STAGES)])
        )
        return sorted(
            AdoptedStage(self, kata, int(one["number"]), one["slug"].replace("_", "-"))
            for one in found
            if one
        )

    @cached_property
    def teachers(self) -> dict[str, Stage]:
        """The stage of the workbook that teaches a step, by the step's slug, as its lesson
        says."""
        found: dict[str, Stage] = {}
        for kata in self.taught_by.katas:
            for stage in self.taught_by.stages(kata):
                found |= {slug: stage for slug in Lesson(stage).teaches}
        return found

    def require_start(self, stage: Stage) -> None:
        """Raises CalledWrongly for a stage whose beginning is not known here: the one before
        it has not passed."""
        known = [one for one in self.stages(self.name) if one.solution.is_dir()]
        last = max((one.number for one in known), default=-1)
        if stage.number > last + 1 or stage.number == 0:
            there = f"{self.name}/1 to {self.name}/{last + 1}" if last >= 0 else "none"
            raise CalledWrongly(
                expected=f"a stage whose beginning is known here: {there}",
                found=f"{self.name}/{stage.number}",
                remedy="a stage begins with the work that has passed the one before it; there is"
                " a way back to it only where that has passed here",
            )

    def keep_to_itself(self) -> None:
        """Has git pass over what is known of the way, but for the verdicts."""
        files.write_whole(self.root / files.OF_DRYDOCK / ".gitignore", IGNORED)


@dataclass(frozen=True, order=True)
class AdoptedStage(Stage):
    """A general stage, for one adopted notebook."""

    house: AdoptedHouse

    @property
    def module(self) -> ModuleType:
        """What judges it."""
        return importlib.import_module(f"{general.__name__}.{self._file}")

    @property
    def _file(self) -> str:
        return f"stage_{self.label}_{self.slug.replace('-', '_')}"

    @property
    def lesson(self) -> Path:
        """The lesson of the workbook that teaches it."""
        try:
            return self.house.teachers[self.slug].lesson
        except KeyError:
            raise WorkbookBroken(
                expected=f"a lesson that says in its metadata that it teaches {self.slug}",
                found="none does",
                remedy="bring the lessons back with: git checkout -- notebooks",
            ) from None

    def read_lesson(self) -> dict[str, Any]:
        text = (STAGES / f"{self._file}.md").read_text("utf-8")
        told = {
            "notebook": self.house.settings.notebook,
            "script": self.house.settings.script,
            "name": self.kata,
            "lesson": self.lesson.relative_to(self.house.workbook).as_posix(),
        }
        source = Template(text).substitute(told)
        about = {"task": hasattr(self.module, "PARTS"), "step": ""}
        return {
            "metadata": {"drydock": about},
            "cells": [{"cell_type": "markdown", "source": source, "metadata": {}}],
        }

    def to_do(self, *, has_task: bool) -> str:
        """The words of its text above the hints."""
        text = self.read_lesson()["cells"][0]["source"].partition("<details>")[0]
        return " ".join(text.partition("\n")[2].split()).replace("`", "")

    @property
    def tests(self) -> Path:
        """Where its check is; a stage to be read has none."""
        return STAGES if hasattr(self.module, "PARTS") else STAGES / self._file

    @property
    def solution(self) -> Path:
        """There is no reference: what has passed is what the next stage begins with."""
        return passed_work.folder(self)
