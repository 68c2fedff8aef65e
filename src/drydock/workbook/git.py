"""Calling git."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from drydock.errors import WorkbookBroken

# A git that is at work has a tag or its settings locked for an instant only.
STALE_AFTER = 0.5


class NoGit(WorkbookBroken):
    """There is no git here, or no repository: what needs one is left out."""


def git(
    root: Path, *arguments: str, env: Mapping[str, str] | None = None, given: str = ""
) -> str:
    """The output of a git command in `root`, without its last line's end.

    given: what it can read from standard input.

    Raises NoGit where git or the repository is missing, WorkbookBroken where the
    command fails.
    """
    if shutil.which("git") is None:
        raise NoGit(
            expected="git on the PATH",
            found="there is none",
            remedy="install git; all but hooks and solution tags works without it",
        )
    if not (root / ".git").exists():
        raise NoGit(
            expected=f"a git repository in {root}",
            found="a folder without one, such as a zip download",
            remedy="nothing to do: all but hooks and solution tags works without it",
        )
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        input=given,
        env=_clean(os.environ) | dict(env or {}),
    )
    if done.returncode:
        raise WorkbookBroken(
            expected=f"git {arguments[0]} succeeds in {root}",
            found=(done.stderr.strip() or f"code {done.returncode}").splitlines()[-1],
            remedy="run git status there and fix what it reports",
        )
    return done.stdout.removesuffix("\n")


def git_despite(lock: str, root: Path, *arguments: str) -> str:
    """The same for a command that takes this lock (a path within `.git`), even where a git
    that was killed has left it behind."""
    try:
        return git(root, *arguments)
    except NoGit:
        raise
    except WorkbookBroken:
        left = root / git(root, "rev-parse", "--git-path", lock)
        if not left.exists():
            raise
        time.sleep(STALE_AFTER)
        left.unlink(missing_ok=True)
        return git(root, *arguments)


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Without the variables by which a hook tells git of another repository."""
    elsewhere = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    return {name: env for name, env in environment.items() if name not in elsewhere}
