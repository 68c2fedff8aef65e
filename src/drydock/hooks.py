"""The git hooks: installing them, and what they do before a commit.

Nothing in `exercises/` is ever looked at: half-done work is there to be committed. And a
solution keeps the faults that its stage does not mend yet.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from drydock.errors import ExitCode, WorkbookBroken
from drydock.git import git
from drydock.layout import House
from drydock.notebook import dump, read_document, without_outputs
from drydock.say import note

LINT = ("--disable=all", "--enable=E,F,W0611,W0612,W0613", "--score=n", "--jobs=1")


def are_installed(house: House) -> bool:
    """Whether the hook before a commit is lefthook's. Raises NoGit."""
    hook = Path(git(house.root, "rev-parse", "--git-path", "hooks/pre-commit"))
    path = house.root / hook
    return path.is_file() and "lefthook" in path.read_text("utf-8", errors="replace")


def install(house: House) -> None:
    """Installs the hooks of lefthook.yml. Raises NoGit, or WorkbookBroken if refused."""
    if are_installed(house):
        return
    done = subprocess.run(
        [sys.executable, "-m", "lefthook", "install"],
        cwd=house.root,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
    )
    if done.returncode or not are_installed(house):
        said = (done.stderr + done.stdout).strip().splitlines() or ["nothing"]
        raise WorkbookBroken(
            expected="lefthook can install the git hooks",
            found=said[-1],
            remedy="nothing in the workbook needs them: go on, or see CONTRIBUTING.md",
        )


def precommit(house: House, staged: Iterable[str]) -> ExitCode:
    """Tidies the authors' files among `staged` (paths from the root of the house).

    Lessons lose their outputs, modules are formatted with black; a module in which
    pylint finds an error stops the commit.
    """
    paths = [house.root / name for name in staged]
    own = [p for p in paths if p.is_file() and not _is_to_be_mended(house, p)]
    _strip([p for p in own if house.root / "notebooks" in p.parents])
    modules = [str(path) for path in own if path.suffix == ".py"]
    if not modules:
        return ExitCode.PASSED
    black = [sys.executable, "-m", "black", "--quiet"]
    lint = [sys.executable, "-m", "pylint", *LINT]
    tidy = all(_succeeds(house, [*tool, *modules]) for tool in (black, lint))
    if not tidy:
        note("Mend it, or commit all the same with: git commit --no-verify")
    return ExitCode.PASSED if tidy else ExitCode.FAILED


def _is_to_be_mended(house: House, path: Path) -> bool:
    """Whether a file is a participant's work, or still as a kata gave it: faults and
    all, in the kata's start or in the solution of an early stage."""
    folder, *names = path.relative_to(house.root).parts
    if folder != "solutions" or len(names) < 3 or names[0] not in house.katas:
        return folder == "exercises"
    given = house.start(names[0]).solution.joinpath(*names[2:])
    return given.is_file() and given.read_bytes() == path.read_bytes()


def _succeeds(house: House, command: list[str]) -> bool:
    return subprocess.run(command, cwd=house.root, check=False).returncode == 0


def _strip(lessons: Iterable[Path]) -> None:
    for lesson in lessons:
        if lesson.suffix != ".ipynb":
            continue
        before = lesson.read_text("utf-8")
        after = dump(without_outputs(read_document(lesson, lesson.name)))
        if after != before:
            lesson.write_text(after, "utf-8", newline="\n")
