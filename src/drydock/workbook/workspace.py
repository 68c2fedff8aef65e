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
from drydock.workbook.copied_trees import copy, environments, files
from drydock.workbook.house import Stage

__all__ = ["LEFT_BEHIND", "Workspace", "digest", "files", "modules_in", "state"]

CHUNK = 2**20
OF_TESTS = re.compile(r"(test_.*|.*_test|conftest)\.py")


def modules_in(folder: Path) -> list[Path]:
    """The Python files in a folder that belong to no tests, those of folders in it
    included: what is moved into one is looked at like the rest."""
    found = [path for name, path in files(folder).items() if name.endswith(".py")]
    return [
        file for file in found if not is_of_tests(file.relative_to(folder).as_posix())
    ]


def is_of_tests(file: str) -> bool:
    """Whether a file belongs to the tests, by its path within the work."""
    return bool(OF_TESTS.fullmatch(Path(file).name)) or file.startswith("tests/")


def digest(
    folder: Path, *, only: Collection[str] = (), but: Collection[str] = ()
) -> str:
    """A fingerprint of what a check copies of `folder`: names and bytes, nothing else.

    only, but: paths within `folder` that alone count, or that do not.
    """
    fingerprint = hashlib.sha256()
    for name, path in files(folder).items():
        if name in but or (only and name not in only):
            continue
        for part in _parts(os.fsencode(name), path):
            fingerprint.update(part)
    return fingerprint.hexdigest()


def _parts(name: bytes, path: Path) -> Iterator[bytes]:
    """What a fingerprint is taken of: a file's name, size and content, not all at once."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            yield b"%d %s %d " % (len(name), name, size)
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:  # it has gone meanwhile, or may not be read
        why = type(error).__name__.encode()
        yield b"%d %s %d " % (len(name), name, len(why)) + why


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
    made. environments: the virtual environments in the original, which are not copied.
    """

    stage: Stage
    folder: Path
    original: Path | None = None
    way: str = ""
    content: str = ""
    environments: tuple[str, ...] = ()

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
        return f"{self.stage.house.shown(self.stage.kata)}/{name}".rstrip("/")

    @contextmanager
    def snapshot(self) -> Iterator[Workspace]:
        """The workspace as it is now, as a copy; the data is not with it."""
        with scratch.folder() as name:
            work = Path(name).resolve() / self.stage.kata
            self._copy_to(work)
            yield Workspace(
                self.stage,
                work,
                original=self.folder,
                content=digest(work),
                environments=tuple(environments(self.folder)),
            )

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A copy of the workspace in a tree laid out like the repository.

        Yields the copy's exercise folder. `../../data` means there what it means in
        the repository, and nothing written in it reaches the original.
        """
        stage = self.stage
        with scratch.folder() as name:
            root = Path(name).resolve()
            exercise = root / "exercises" / stage.kata
            self._copy_to(exercise)
            data = stage.house.root / "data" / stage.kata
            if data.is_dir():
                copy_tree(data, root / "data" / stage.kata)
            yield exercise

    def _copy_to(self, target: Path) -> None:
        try:
            copy(self.folder, target)
        except PermissionError as error:
            raise CheckFailed(
                expected=f"every file in {self.shown()} can be read",
                found=f"{error.strerror}: {shown(Path(error.filename).name)}",
                remedy="change its permissions, or move it out of the folder",
            ) from error
        except OSError as error:
            expected = f"{self.shown()} can be copied, to be judged"
            raise told(error, expected, "look at that file") from error
