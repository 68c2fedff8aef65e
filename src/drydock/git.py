"""Calling git."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from drydock.errors import WorkbookBroken


class NoGit(WorkbookBroken):
    """There is no git here, or no repository: what needs one is left out."""


def git(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> str:
    """The output of a git command in `root`, without its last line's end.

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
        stdin=subprocess.DEVNULL,
        env=_clean(os.environ) | dict(env or {}),
    )
    if done.returncode:
        raise WorkbookBroken(
            expected=f"git {arguments[0]} succeeds in {root}",
            found=(done.stderr.strip() or f"code {done.returncode}").splitlines()[-1],
            remedy="run git status there and mend what it says",
        )
    return done.stdout.removesuffix("\n")


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Without the variables by which a hook tells git of another repository."""
    elsewhere = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    return {name: env for name, env in environment.items() if name not in elsewhere}
