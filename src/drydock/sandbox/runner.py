"""Running a participant's notebook, script or module, and looking at what it gave.

Whatever the code does, the answer is an `Outcome`: an endless loop, `exit()`, `input()`,
a crash or a gigabyte of output are outcomes like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drydock.sandbox import crew
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.needed_imports import AT_THE_TOP, installed_modules
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import Workspace

TIME_LIMIT = 60.0
SHELL = "IPython.core.interactiveshell"


@dataclass(frozen=True)
class Program:
    """What to run in a workspace, and what looks at it afterwards.

    kind: "notebook", "script" (run as `python file` does), "module" (imported), or
    "nothing": the observer alone is called.
    observe: a function of `seam` (default: the kata's seam.py); it is called in the
    child with the global names and returns tables (pandas) and facts (plain values).
    also: further modules of the workspace that the observer runs.
    runs_work: whether it will want what the work imports; a tool only reads it.
    settings: plain values that the observer is called with as well, if there are any.
    """

    file: str
    observe: str
    kind: str
    seam: Path | None = None
    also: tuple[str, ...] = ()
    runs_work: bool = True
    settings: dict[str, Any] = field(default_factory=dict, hash=False)

    def request(self, stage: Stage, folder: Path) -> dict[str, Any]:
        """What to ask of a crew, to run this in `folder`."""
        seam = self.seam or stage.house.seam(stage.kata)
        shell = [SHELL] if self.kind == "notebook" else []
        named = [folder / name for name in (self.file, *self.also)]
        entries = [one for one in named if one.is_file()] or sorted(folder.glob("*.py"))
        needed = installed_modules([*entries, seam], folder) if self.runs_work else []
        return {
            "kind": self.kind,
            "file": self.file,
            "folder": str(folder),
            "house": str(stage.house.root),
            "observe": self.observe,
            "seam": str(seam),
            "settings": self.settings,
            "libraries": [*shell, *needed],
        }


@contextmanager
def started(
    hands: Crew, workspace: Workspace, program: Program, *, limit: float
) -> Iterator[Job]:
    """`program` at work, in a fresh process and a scratch tree that lasts as long.

    limit: seconds that it may take once its libraries are imported.

    costs: a copy of the work, and one job, begun and not waited for.
    fails: FAIL, once it is waited for, with what the seam or the system of the job
    tells itself. What stops the code is no failure: the outcome says it (see
    `told_of_module`).
    """
    with workspace.scratch() as tree:
        yield hands.job(program.request(workspace.stage, tree), limit=limit)


def run(
    workspace: Workspace, program: Program, *, times: int = 1, limit: float
) -> list[Outcome]:
    """Runs `program` `times` times, side by side.

    Each run has a host of its own: forks of one host would share the order of sets.
    Raises CheckFailed for what the child says so, such as a file that is no notebook.
    """
    with ExitStack() as stack:
        crews = [stack.enter_context(Crew(which)) for which in range(times)]
        jobs = [
            stack.enter_context(started(hands, workspace, program, limit=limit))
            for hands in crews
        ]
        return [job.wait() for job in jobs]


def run_with(
    hands: Crew, workspace: Workspace, program: Program, *, limit: float
) -> Outcome:
    """Runs `program` once, in a scratch tree, with a crew that is there already.

    costs: a copy of the work, and one job, waited for.
    fails: as `started`.
    """
    with started(hands, workspace, program, limit=limit) as job:
        return job.wait()


def warm(house: House, kata: str, folder: Path) -> None:
    """Lets what a check of `folder` will need be imported, while there is other work to
    do: what its code imports, and the kata's seam and stand-in."""
    sources = [*folder.glob("*.ipynb"), *folder.glob("*.py"), house.seam(kata)]
    needed = [*installed_modules(sources, folder), "drydock.sandbox.own_test_run"]
    crew.warm(light_libraries(house, kata), needed)


def light_libraries(house: House, kata: str) -> list[str]:
    """The libraries with which tests can run on the stand-in of a kata, if it has one."""
    folder = house.stand_in(kata)
    modules = sorted(folder.glob("*.py"))
    needed = installed_modules(modules, folder, lines=AT_THE_TOP)
    return [*needed, "drydock.sandbox.own_test_run"] if modules else []
