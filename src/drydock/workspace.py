"""A participant's folder, and the scratch trees in which it is judged."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drydock import scratch
from drydock.errors import CalledWrongly, CheckFailed
from drydock.files import LEFT_BEHIND, copy_tree, shown, told
from drydock.layout import Stage

__all__ = ["LEFT_BEHIND", "Workspace", "digest", "files", "modules_in", "state"]

OF_TESTS = re.compile(r"(test_.*|.*_test|conftest)\.py")


def modules_in(folder: Path) -> list[Path]:
    """The Python files in a folder that belong to no tests, those of folders in it
    included: what is moved into one is looked at like the rest."""
    found = [path for name, path in files(folder).items() if name.endswith(".py")]
    return [file for file in found if not _is_of_tests(file.relative_to(folder))]


def _is_of_tests(file: Path) -> bool:
    return bool(OF_TESTS.fullmatch(file.name)) or file.parts[0] == "tests"


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


def digest(
    folder: Path, *, only: Collection[str] = (), but: Collection[str] = ()
) -> str:
    """A fingerprint of what a check copies of `folder`: names and bytes, nothing else.

    only, but: paths within `folder` that alone count, or that do not.
    """
    told = hashlib.sha256()
    for name, path in files(folder).items():
        if name in but or (only and name not in only):
            continue
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
    """The folder `folder`, to be judged as the work on `stage`.

    original: where it is a copy (see `snapshot`), the folder that it is a copy of.
    way, content: what `passed.joined` said, and the digest of the work, when the copy was
    made.
    """

    stage: Stage
    folder: Path
    original: Path | None = None
    way: str = ""
    content: str = ""

    def __post_init__(self) -> None:
        if not self.folder.is_dir():
            raise CalledWrongly(
                expected=f"a folder laid out like exercises/{self.stage.kata}",
                found=f"there is no folder {self.folder}",
                remedy="give --workspace the path of a folder, or leave it out",
            )

    @property
    def is_own(self) -> bool:
        """Whether this is the participant's own folder in `exercises/`, or its copy."""
        own = self.stage.house.exercise(self.stage.kata)
        return (self.original or self.folder).resolve() == own.resolve()

    def file(self, name: str) -> Path:
        return self.folder / name

    def shown(self, name: str = "") -> str:
        """A file's path as a participant knows it, with forward slashes."""
        return f"exercises/{self.stage.kata}/{name}".rstrip("/")

    @contextmanager
    def snapshot(self) -> Iterator[Workspace]:
        """The workspace as it is now, as a copy; the data is not with it."""
        with _temporary_folder() as root:
            copy = root / self.stage.kata
            self._copy_to(copy)
            yield Workspace(
                self.stage, copy, original=self.folder, content=digest(copy)
            )

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A copy of the workspace in a tree laid out like the repository.

        Yields the copy's exercise folder. `../../data` means there what it means in
        the repository, and nothing written in it reaches the original.
        """
        stage = self.stage
        with _temporary_folder() as root:
            exercise = root / "exercises" / stage.kata
            self._copy_to(exercise)
            data = stage.house.root / "data" / stage.kata
            if data.is_dir():
                copy_tree(data, root / "data" / stage.kata)
            yield exercise

    def _copy_to(self, target: Path) -> None:
        try:
            copy_tree(self.folder, target)
        except PermissionError as error:
            raise CheckFailed(
                expected=f"every file in {self.shown()} can be read",
                found=f"{error.strerror}: {shown(Path(error.filename).name)}",
                remedy="change its permissions, or move it out of the folder",
            ) from error
        except OSError as error:
            expected = f"{self.shown()} can be copied, to be judged"
            raise told(error, expected, "look at that file") from error


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    with scratch.folder() as folder:
        yield Path(folder).resolve()
