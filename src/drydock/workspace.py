"""A participant's folder, and the scratch trees in which it is judged."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drydock.errors import CalledWrongly
from drydock.layout import Stage

# What tools keep beside the work: caches, copies, and files that are being saved.
LEFT_BEHIND = shutil.ignore_patterns(
    "__pycache__",
    ".ipynb_checkpoints",
    ".pytest_cache",
    ".DS_Store",
    ".~*",
    ".#*",
    ".*.sw?",
    "*~",
    "*___jb_tmp___",
    "*___jb_old___",
)


def files(folder: Path) -> dict[str, Path]:
    """The files of a workspace that a check copies: by their path within `folder`, with
    forward slashes, in alphabetical order."""
    found: dict[str, Path] = {}
    for place, inner, names in os.walk(folder):
        ignored = LEFT_BEHIND(place, [*inner, *names])
        inner[:] = [name for name in inner if name not in ignored]
        for path in (Path(place, name) for name in names if name not in ignored):
            found[path.relative_to(folder).as_posix()] = path
    return dict(sorted(found.items()))


def digest(folder: Path) -> str:
    """A fingerprint of what a check copies of `folder`: names and bytes, nothing else."""
    told = hashlib.sha256()
    for name, path in files(folder).items():
        try:
            content = path.read_bytes()
        except OSError as error:  # it has gone meanwhile, or may not be read
            content = type(error).__name__.encode()
        told.update(f"{len(name.encode())} {name} {len(content)} ".encode() + content)
    return told.hexdigest()


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Time and size of every file that a check copies of `folder`, by its path within
    it; when a file has been saved, they are not the same. Empty where there is no such
    folder.
    """
    found = {}
    for name, path in files(folder).items():
        with contextlib.suppress(OSError):  # it has just been deleted
            status = path.stat()
            found[name] = status.st_mtime_ns, status.st_size
    return found


@dataclass(frozen=True)
class Workspace:
    """The folder `folder`, to be judged as the work on `stage`."""

    stage: Stage
    folder: Path

    def __post_init__(self) -> None:
        if not self.folder.is_dir():
            raise CalledWrongly(
                expected=f"a folder laid out like exercises/{self.stage.kata}",
                found=f"there is no folder {self.folder}",
                remedy="give --workspace the path of a folder, or leave it out",
            )

    @property
    def is_own(self) -> bool:
        """Whether this is the participant's own folder in `exercises/`."""
        own = self.stage.house.exercise(self.stage.kata)
        return self.folder.resolve() == own.resolve()

    def file(self, name: str) -> Path:
        return self.folder / name

    def shown(self, name: str = "") -> str:
        """A file's path as a participant knows it, with forward slashes."""
        return f"exercises/{self.stage.kata}/{name}".rstrip("/")

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A copy of the workspace in a tree laid out like the repository.

        Yields the copy's exercise folder. `../../data` means there what it means in
        the repository, and nothing written in it reaches the original.
        """
        stage = self.stage
        with tempfile.TemporaryDirectory(
            prefix="drydock-", ignore_cleanup_errors=True
        ) as tree:
            root = Path(tree).resolve()
            exercise = root / "exercises" / stage.kata
            shutil.copytree(self.folder, exercise, ignore=LEFT_BEHIND, symlinks=True)
            data = stage.house.root / "data" / stage.kata
            if data.is_dir():
                shutil.copytree(data, root / "data" / stage.kata)
            yield exercise
