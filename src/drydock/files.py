"""Files written whole; folders copied, moved, compared and removed, whatever lies in them.

A symbolic link is a link here: it is copied, moved or removed itself, never followed.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from drydock.errors import Told, WorkbookBroken

PART = ".drydock-part-of-"
RETRY_FOR = 2.0 if os.name == "nt" else 0.0
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


def write_whole(path: Path, text: str) -> None:
    """Puts `text` into the file `path`, in a folder that is made if need be: whoever
    reads it finds either what was there before or all of this."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def everything(_: object, __: object) -> set[str]:
    """For `copy_tree`: leave nothing out."""
    return set()


def copy_tree(source: Path, target: Path, ignore: object = LEFT_BEHIND) -> None:
    """Copies what is in `source` into `target`, which is made if need be.

    Copied files are as new: JupyterLab warns of a change behind its back only where a
    file is newer than the one it knows. What is no file, folder or link is left out, and
    so is a file that is gone by the time it is to be copied.
    Raises OSError, with the first file that could not be copied.
    """
    try:
        shutil.copytree(
            source,
            target,
            ignore=ignore,  # type: ignore[arg-type]
            symlinks=True,
            copy_function=_copy,
            dirs_exist_ok=True,
        )
    except shutil.Error as error:
        name, _, why = error.args[0][0]
        number = next((n for n in errno.errorcode if f"[Errno {n}]" in why), errno.EIO)
        raise OSError(number, os.strerror(number), name) from error


def _copy(source: str, target: str) -> None:
    try:
        if stat.S_ISREG(os.stat(source).st_mode):
            shutil.copy(source, target)
    except FileNotFoundError:
        if os.path.lexists(source):
            raise


def entries(folder: Path) -> list[Path]:
    """What stands in a folder itself, in alphabetical order; nothing if it is not there.

    What a move to another disk has left half copied does not count.
    """
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(entry for entry in found if not entry.name.startswith(PART))


def move(source: Path, target: Path) -> None:
    """Renames `source` to `target`, a path that is free.

    On Windows a file that another program holds open is tried again for a moment. Where
    the two stand on different disks, `source` goes only once its copy is whole.
    """
    until = time.monotonic() + RETRY_FOR
    while True:
        try:
            os.rename(source, target)
            return
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.1)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _move_to_another_disk(source, target)
            return


def _move_to_another_disk(source: Path, target: Path) -> None:
    part = target.with_name(PART + target.name)
    remove(part)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, part, symlinks=True)
    else:
        shutil.copy2(source, part, follow_symlinks=False)
    os.rename(part, target)
    remove(source)


def remove(path: Path) -> None:
    """Removes a file, a link or a whole folder, if it is there, read-only or not."""
    if not path.is_dir() or path.is_symlink():
        path.unlink(missing_ok=True)
        return
    try:
        shutil.rmtree(path)
    except PermissionError:
        _make_removable(path)
        shutil.rmtree(path)


def _make_removable(folder: Path) -> None:
    os.chmod(folder, stat.S_IRWXU)
    for place, folders, names in os.walk(folder):
        locked = folders if os.name == "posix" else [*folders, *names]
        for one in (Path(place, name) for name in locked):
            if not one.is_symlink():
                os.chmod(one, stat.S_IRWXU)


def walk(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder, by its path relative to it, in order."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(place, name).relative_to(folder)


def size(folder: Path) -> tuple[int, int]:
    """How many files and links there are below a folder, and how many bytes they hold."""
    sizes = [os.lstat(folder / name).st_size for name in walk(folder)]
    return len(sizes), sum(sizes)


def same(first: Path, second: Path) -> bool:
    """Whether two folders hold the same files and folders, byte by byte.

    What cannot be read is the same as nothing.
    """
    try:
        names = list(walk(first))
        return (
            names == list(walk(second))
            and _folders(first) == _folders(second)
            and all(same_file(first / name, second / name) for name in names)
        )
    except OSError:
        return False


def _folders(folder: Path) -> list[Path]:
    return sorted(Path(place).relative_to(folder) for place, _, _ in os.walk(folder))


def same_file(first: Path, second: Path) -> bool:
    """Whether two files, or two links, are the same."""
    if first.is_symlink() or second.is_symlink():
        links = first.is_symlink() and second.is_symlink()
        return links and os.readlink(first) == os.readlink(second)
    if not (first.is_file() and second.is_file()):
        return False
    return filecmp.cmp(first, second, shallow=False)


def shown(path: Path | str) -> str:
    """A path in one line that every terminal can print, with forward slashes."""
    text = path.as_posix() if isinstance(path, Path) else path
    readable = os.fsencode(text).decode("utf-8", "backslashreplace")
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii")
        for one in readable
    )


def told(error: OSError, expected: str, remedy: str) -> Told:
    """What to tell a person whom the system has refused something.

    remedy: what to do where neither a full disk nor a missing permission is the reason.
    """
    place = f" ({shown(str(error.filename))})" if error.filename else ""
    found = f"{error.strerror or error}{place}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        remedy = "make room on the disk, then run the same command again;"
        remedy += " ./scripts/go saved lists the kept copies, and can delete some"
    elif isinstance(error, PermissionError):
        remedy = "close the editors, notebooks and terminals that use it, and see that"
        remedy += " you may write there; then run the same command again"
    return WorkbookBroken(expected=expected, found=found, remedy=remedy)
