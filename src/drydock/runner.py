"""Running a participant's notebook, script or module, and looking at what it gave.

Whatever the code does, the answer is an `Outcome`: an endless loop, `exit()`, `input()`,
a crash or a gigabyte of output are outcomes like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.crew import Crew, Job, Outcome
from drydock.layout import Stage
from drydock.needs import installed_modules
from drydock.workspace import Workspace

TIME_LIMIT = 60.0
SHELL = "IPython.core.interactiveshell"


@dataclass(frozen=True)
class Program:
    """What to run in a workspace, and what looks at it afterwards.

    kind: "notebook", "script" (run as `python file` does) or "module" (imported).
    observe: a function of `seam` (default: the kata's seam.py); it is called in the
    child with the global names and returns tables (pandas) and facts (plain values).
    """

    file: str
    observe: str
    kind: str
    seam: Path | None = None

    def request(self, stage: Stage, folder: Path) -> dict[str, Any]:
        """What to ask of a crew, to run this in `folder`."""
        seam = self.seam or stage.house.seam(stage.kata)
        shell = [SHELL] if self.kind == "notebook" else []
        entry = folder / self.file
        entries = [entry] if entry.is_file() else sorted(folder.glob("*.py"))
        return {
            "kind": self.kind,
            "file": self.file,
            "folder": str(folder),
            "observe": self.observe,
            "seam": str(seam),
            "libraries": [*shell, *installed_modules([*entries, seam], folder)],
        }


@contextmanager
def started(
    crew: Crew, workspace: Workspace, program: Program, *, limit: float
) -> Iterator[Job]:
    """`program` at work, in a fresh process and a scratch tree that lasts as long.

    limit: seconds that it may take once its libraries are imported.
    """
    with workspace.scratch() as tree:
        yield crew.job(program.request(workspace.stage, tree), limit=limit)


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
            stack.enter_context(started(crew, workspace, program, limit=limit))
            for crew in crews
        ]
        return [job.wait() for job in jobs]


def run_with(
    crew: Crew, workspace: Workspace, program: Program, *, limit: float
) -> Outcome:
    """Runs `program` once, in a scratch tree, with a crew that is there already."""
    with started(crew, workspace, program, limit=limit) as job:
        return job.wait()


def warm(workspace: Workspace) -> None:
    """Lets what a check of `workspace` will need be imported, while there is other work
    to do: what its code and the kata's seam import."""
    folder, stage = workspace.folder, workspace.stage
    notebooks = list(folder.glob("*.ipynb"))
    sources = [*notebooks, *folder.glob("*.py"), stage.house.seam(stage.kata)]
    with Crew() as crew:
        crew.warm([SHELL] * bool(notebooks) + installed_modules(sources, folder))
