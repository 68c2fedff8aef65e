"""Running a participant's notebook, script or module, and looking at what it gave.

Whatever the code does, the answer is an `Outcome`: an endless loop, `exit()`, `input()`,
a crash or a gigabyte of output are outcomes like any other.
"""

from __future__ import annotations

import re
import sysconfig
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from drydock.crew import Crew, Outcome
from drydock.layout import Stage
from drydock.workspace import Workspace

TIME_LIMIT = 60.0
IMPORT_LINE = re.compile(r"^[\s\"]*(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)


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
        return {
            "kind": self.kind,
            "file": self.file,
            "folder": str(folder),
            "observe": self.observe,
            "seam": str(self.seam or stage.house.seam(stage.kata)),
        }


def run(
    workspace: Workspace, program: Program, *, times: int = 1, limit: float
) -> list[Outcome]:
    """Runs `program` `times` times, side by side, each in a fresh process and tree.

    Each run has a host of its own: forks of one host would share the order of sets.
    limit: seconds that a run may take once its libraries are imported.
    Raises CheckFailed for what the child says so, such as a file that is no notebook.
    """
    with ExitStack() as stack:
        jobs = []
        for which in range(times):
            crew = stack.enter_context(crew_for(workspace, which))
            tree = stack.enter_context(workspace.scratch())
            request = program.request(workspace.stage, tree)
            jobs.append(crew.job(request, limit=limit))
        return [job.wait() for job in jobs]


def run_with(
    crew: Crew, workspace: Workspace, program: Program, *, limit: float
) -> Outcome:
    """Runs `program` once, in a scratch tree, with a crew that is there already."""
    with workspace.scratch() as tree:
        return crew.job(program.request(workspace.stage, tree), limit=limit).wait()


def crew_for(workspace: Workspace, which: int = 0) -> Crew:
    """A crew that has imported what the code of a workspace imports, and what the kata
    and the tests of the workspace need beside it."""
    stage = workspace.stage
    notebooks = list(workspace.folder.glob("*.ipynb"))
    modules = [*workspace.folder.rglob("*.py"), *stage.solution.glob("*.py")]
    sources = [*notebooks, *modules, stage.house.seam(stage.kata)]
    libraries = ["IPython.core.interactiveshell"] if notebooks else []
    libraries += ["drydock.own_tests"] if modules else []
    libraries += [n for path in sources for n in _imports(path) if _is_installed(n)]
    return Crew(list(dict.fromkeys(libraries)), which)


def warm(workspace: Workspace) -> None:
    """Starts what a crew for `workspace` will need, while there is other work to do."""
    with crew_for(workspace):
        pass


def _imports(path: Path) -> list[str]:
    """The modules that import lines name, in a module or in a notebook's JSON."""
    try:
        return IMPORT_LINE.findall(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return []


def _is_installed(name: str) -> bool:
    """Whether a module comes from an installed package, not from Python or the work."""
    return PathFinder.find_spec(name.split(".")[0], _INSTALLED) is not None


_INSTALLED = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
