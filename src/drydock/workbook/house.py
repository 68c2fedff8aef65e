"""Where things stand: the house, its katas and their stages, read from folder names.

The order of the stages is the numbers in the folder names and stands nowhere else. What
else people and programs put into these folders (a copy that JupyterLab made, a notebook
of one's own, a desktop's files) is passed over; the workbook's own tests name it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.files import entries
from drydock.workbook.notebook import read_document

KATA_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
STAGE_NAME = re.compile(r"(?P<number>\d\d)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")


@dataclass(frozen=True, order=True)
class Stage:
    """One stage of a kata; it exists because its lesson notebook exists."""

    house: House
    kata: str
    number: int
    slug: str

    def __str__(self) -> str:
        return f"{self.kata} {self.label}"

    @property
    def label(self) -> str:
        """The stage's number as folder names spell it: two digits."""
        return f"{self.number:02}"

    @property
    def name(self) -> str:
        return f"{self.label}-{self.slug}"

    @property
    def called(self) -> str:
        """What to type for it in a command: 7, or ide/7 if 7 is of another kata."""
        is_default = self.kata == self.house.default_kata
        return str(self.number) if is_default else f"{self.kata}/{self.number}"

    def to_do(self, *, has_task: bool) -> str:
        """What is to be done in it, in words."""
        if not has_task:
            return "read the lesson, and run its cells"
        return "read the lesson, then do its task"

    @property
    def lesson(self) -> Path:
        return self.house.root / "notebooks" / self.kata / f"{self.name}.ipynb"

    def read_lesson(self) -> dict[str, Any]:
        """Its lesson, as the document that a notebook is. Raises CheckFailed where it
        cannot be read."""
        return read_document(self.lesson, self.lesson.name)

    @property
    def tests(self) -> Path:
        folder = f"stage_{self.label}_{self.slug.replace('-', '_')}"
        return self.house.root / "tests" / self.kata / folder

    @property
    def solution(self) -> Path:
        """`exercises/<kata>/` as it should stand after this stage."""
        return self.house.root / "solutions" / self.kata / self.name

    @property
    def tag(self) -> str:
        return f"solution/{self.kata}/{self.label}"

    @property
    def has_folders(self) -> bool:
        """Whether there is a check or a solution of this name."""
        return self.tests.is_dir() or self.solution.is_dir()

    def is_declared(self) -> bool:
        """Whether its notebook says of itself that it is a lesson."""
        try:
            document = json.loads(self.lesson.read_bytes())
            return "minutes" in document["metadata"]["drydock"]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return False


@dataclass(frozen=True, order=True)
class House:
    """A checkout of the workbook, or a folder laid out like one."""

    root: Path

    @property
    def katas(self) -> list[str]:
        """The names of the katas, in alphabetical order: folders with lessons in them."""
        found = katas_in(self.root / "notebooks")
        return [name for name in found if self.stages(name)]

    @cached_property
    def default_kata(self) -> str:
        """The kata that a bare number refers to, as pyproject.toml says."""
        import tomllib  # pylint: disable=import-outside-toplevel

        settings = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))
        return settings["tool"]["drydock"]["default-kata"]

    def kata(self, wanted: str | None) -> str:
        """The kata of this name, or the default one. Raises CalledWrongly for another."""
        name = self.default_kata if wanted is None else wanted
        if name in self.katas:
            return name
        if wanted is None:
            raise WorkbookBroken(
                expected=f"lessons in {self.root / 'notebooks' / self.default_kata}",
                found="there is none",
                remedy="bring them back with: git checkout -- notebooks",
            )
        raise CalledWrongly(
            expected=f"a kata of this workbook: {', '.join(self.katas)}",
            found=wanted,
            remedy="leave it out; a current stage is set with: ./scripts/go status --set 7",
        )

    def exercise(self, kata: str) -> Path:
        """The one folder of a kata where a participant edits."""
        return self.root / "exercises" / kata

    def shown(self, kata: str) -> str:
        """That folder as people are told of it, with forward slashes."""
        return f"exercises/{kata}"

    @property
    def opened(self) -> str:
        """How the work is opened, as people are told of it."""
        return "./scripts/go lab"

    @property
    def place(self) -> str:
        """Where all work lies, as people are told of it."""
        return "exercises/"

    @property
    def watched(self) -> Path:
        """The folder below which all work is that a participant edits."""
        return self.root / "exercises"

    def command(self, name: str) -> str:
        """A command that is about its work, as one types it."""
        return f"./scripts/go {name}"

    @property
    def workbook(self) -> Path:
        """The root of the workbook whose lessons teach what the stages ask for."""
        return self.root

    def approved(self, kata: str) -> Path:
        return self.root / "tests" / kata / "approved"

    def seam(self, kata: str) -> Path:
        """The module that says what of a kata's program is held to the baseline."""
        return self.root / "tests" / kata / "seam.py"

    def stand_in(self, kata: str) -> Path:
        """Modules that do what a kata's program does and import little: wrong code is
        made from them, so that it is there soon. May be missing."""
        return self.root / "tests" / kata / "stand_in"

    def stages(self, kata: str) -> list[Stage]:
        """Every stage of `kata`, in order, one for each number."""
        found: dict[int, Stage] = {}
        for stage in sorted(self._lessons(kata)):
            known = found.setdefault(stage.number, stage)
            if stage.has_folders and not known.has_folders:
                found[stage.number] = stage
        return [found[number] for number in sorted(found)]

    def _lessons(self, kata: str) -> Iterator[Stage]:
        for path in (self.root / "notebooks" / kata).glob("*.ipynb"):
            if match := STAGE_NAME.fullmatch(path.stem):
                stage = Stage(self, kata, int(match["number"]), match["slug"])
                if stage.has_folders or stage.is_declared():
                    yield stage

    def start(self, kata: str) -> Stage:
        """The first stage of `kata`; its solution is the state that a kata starts from."""
        return self.stages(kata)[0]

    def before(self, stage: Stage) -> Stage:
        """The stage whose solution is the state that `stage` begins from."""
        earlier = [one for one in self.stages(stage.kata) if one.number < stage.number]
        return next((one for one in reversed(earlier) if one.solution.is_dir()), stage)

    def stage(self, wanted: str) -> Stage:
        """The stage a person means by `8`, `08`, `08-extract-title` or `titanic/8`."""
        kata, _, number = wanted.rpartition("/")
        kata = kata or self.default_kata
        stages = self.stages(kata) if kata in self.katas else []
        for stage in stages:
            if (
                number == stage.name
                or number.isdecimal()
                and int(number) == stage.number
            ):
                return stage
        if not stages:
            raise CalledWrongly(
                expected=f"a kata of this workbook: {', '.join(self.katas)}",
                found=wanted,
                remedy="give the number alone, as in: ./scripts/go check 1",
            )
        raise CalledWrongly(
            expected=f"a stage of {kata}: {', '.join(one.label for one in stages)}",
            found=wanted,
            remedy=f"see what each is about with: ./scripts/go status {kata}",
        )

    def stage_of(self, path: Path) -> Stage | None:
        """The stage whose tests folder holds `path`, or None."""
        for kata in self.katas:
            for stage in self.stages(kata):
                if path == stage.tests or stage.tests in path.parents:
                    return stage
        return None


def katas_in(folder: Path) -> list[str]:
    """The folders in a folder that can be katas by their names, in alphabetical order.

    What a desktop, an editor or Jupyter puts beside them does not count.
    """
    return [
        path.name
        for path in entries(folder)
        if KATA_NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink()
    ]


HERE = House(Path(__file__).resolve().parents[3])
