"""A temporary folder in which a lesson tries things out: nothing of yours is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PLAIN = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
QUIET_TESTS = "-m pytest -q --tb=no --color=no -p no:cacheprovider".split()


class Folder:
    """A folder with these texts in it, by the names of their files."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.path = Path(tempfile.mkdtemp())
        for name, text in texts.items():
            (self.path / name).write_text(text, "utf-8")

    def text(self, name: str) -> str:
        """What is in one of its files."""
        return (self.path / name).read_text("utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Puts a new text in the place of an old one, in one file."""
        (self.path / name).write_text(self.text(name).replace(old, new), "utf-8")

    def python(self, *arguments: str, started_in: Path | None = None) -> str:
        """What this environment's Python prints, started here or in another folder with
        these arguments. Of an error, it is the last line."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=started_in or self.path,
            env=PLAIN,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout.splitlines() + done.stderr.splitlines()[-1:]
        return "\n".join(said).strip("\n")

    def tests(self) -> str:
        """What pytest says of the tests in it."""
        return self.python(*QUIET_TESTS)


def as_after(stage: str) -> Folder:
    """A copy of `exercises/titanic` as the reference leaves it after a stage, with the data
    where the program looks for them."""
    return copy_of(TOP / "solutions" / "titanic" / stage)


def copy_of(state: Path) -> Folder:
    """A copy of a folder like `exercises/titanic`, likewise."""
    tree = Folder({})
    shutil.copytree(TOP / "data" / "titanic", tree.path / "data" / "titanic")
    tree.path = shutil.copytree(state, tree.path / "exercises" / "titanic")
    return tree
