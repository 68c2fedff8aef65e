"""The git hook before a commit: installing it, and what it looks at.

It reads what is to be committed in a copy of its own, and changes neither a file nor the
index: it can be stopped at any moment, and a commit of some paths only is no other case.
Nothing in `exercises/` is looked at: half-done work is there to be committed. And a
solution keeps the faults that its stage does not mend yet.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from drydock.commands import PYTHON
from drydock.errors import ExitCode, WorkbookBroken
from drydock.say import note
from drydock.workbook.git import git
from drydock.workbook.house import House

LINT = ("--disable=all", "--enable=E,F,W0611,W0612,W0613", "--score=n", "--jobs=1")


def are_installed(house: House) -> bool:
    """Whether the hook before a commit is lefthook's. Raises NoGit."""
    hook = Path(git(house.root, "rev-parse", "--git-path", "hooks/pre-commit"))
    path = house.root / hook
    return path.is_file() and "lefthook" in path.read_text("utf-8", errors="replace")


def install(house: House) -> None:
    """Installs the hooks of lefthook.yml. Raises NoGit, or WorkbookBroken if refused.

    Only in this repository: hooks that are kept elsewhere, for other repositories as
    well, are not ours to change.
    """
    if are_installed(house):
        return
    folder = house.root / git(house.root, "rev-parse", "--git-path", "hooks")
    common = house.root / git(house.root, "rev-parse", "--git-common-dir")
    if common.resolve() not in folder.resolve().parents:
        raise _refused(f"git takes its hooks from {folder.resolve()}")
    pipe = subprocess.PIPE
    done = _run(house, "lefthook", "install", stdout=pipe, stderr=pipe)
    if done.returncode or not are_installed(house):
        said = (done.stderr + done.stdout).strip().splitlines() or ["nothing"]
        raise _refused(said[-1])


def _refused(found: str) -> WorkbookBroken:
    return WorkbookBroken(
        expected="lefthook can install the git hooks",
        found=found,
        remedy="nothing in the workbook needs them: go on, or see CONTRIBUTING.md",
    )


def precommit(house: House) -> ExitCode:
    """Looks at the authors' modules among what is to be committed.

    A module that black would change, or in which pylint finds an error, stops the commit.
    """
    with tempfile.TemporaryDirectory(prefix="drydock-") as folder:
        staged = House(Path(folder).resolve())
        _git(house, "checkout-index", "--all", f"--prefix={staged.root.as_posix()}/")
        modules = [name for name in _modules(house) if not _is_given(staged, name)]
        if not modules:
            return ExitCode.PASSED
        unlike = _would_change(staged, modules)
        has_errors = _run(staged, "pylint", *LINT, *modules).returncode != 0
    if unlike:
        note(f"Not as black formats it: {' '.join(unlike)}")
        note(f"Next: {PYTHON} -m black {' '.join(unlike)}")
    if unlike or has_errors:
        note(
            "Once fixed and staged, it can be committed. As it is: git commit --no-verify"
        )
        return ExitCode.FAILED
    return ExitCode.PASSED


def _git(house: House, *arguments: str) -> str:
    """Asks git of what is to be committed: where a commit is made of some paths only, git
    has prepared an index for it, and tells us which."""
    index = os.environ.get("GIT_INDEX_FILE")
    return git(house.root, *arguments, env={"GIT_INDEX_FILE": index} if index else {})


def _modules(house: House) -> list[str]:
    changed = ("diff", "--cached", "--name-only", "--diff-filter=d", "-z")
    listed = _git(house, *changed, "--", "*.py", ":(exclude)exercises")
    return [name for name in listed.split("\0") if name]


def _is_given(staged: House, name: str) -> bool:
    """Whether a file of a solution is still as the kata gave it, faults and all."""
    folder, *names = name.split("/")
    if folder != "solutions" or len(names) < 3 or names[0] not in staged.katas:
        return False
    given = staged.start(names[0]).solution.joinpath(*names[2:])
    return given.is_file() and given.read_bytes() == (staged.root / name).read_bytes()


def _would_change(staged: House, modules: list[str]) -> list[str]:
    """The modules that black would format in another way."""
    mark = "would reformat "
    said = _run(staged, "black", "--check", *modules, stderr=subprocess.PIPE).stderr
    lines = [line for line in said.splitlines() if line.startswith(mark)]
    return sorted(Path(line.removeprefix(mark)).as_posix() for line in lines)


def _run(
    house: House,
    tool: str,
    *arguments: str,
    stdout: int | None = None,
    stderr: int | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=house.root,
        check=False,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
    )
