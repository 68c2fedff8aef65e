"""Files written whole; folders copied, moved and removed, whatever lies in them.

A symbolic link is a link here: it is copied, moved or removed itself, never followed.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from drydock.errors import Told, WorkbookBroken

PART = ".drydock-part-of-"
LEAVING = ".drydock-leaving-"
ROUNDS = 5
RETRY_FOR = 2.0 if os.name == "nt" else 0.0
# What a desktop puts into each folder that somebody has looked at.
OF_DESKTOPS = (".DS_Store", "._*", "Thumbs.db", "desktop.ini", ".directory")
# Where Python, Jupyter and tools for tests keep what they can make anew.
CACHES = ("__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".hypothesis")
# Where Drydock keeps what it knows; in an adopted folder that is beside the work itself.
OF_DRYDOCK = ".drydock"
# What tools keep beside the work: caches, copies, and files that are being saved.
LEFT_BEHIND = shutil.ignore_patterns(  # pylint: disable=invalid-name
    *OF_DESKTOPS,
    *CACHES,
    OF_DRYDOCK,
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


def is_of_a_desktop(name: str) -> bool:
    """Whether a desktop puts files of this name into folders by itself."""
    return any(fnmatch(name, pattern) for pattern in OF_DESKTOPS)


def copy_tree(
    source: Path,
    target: Path,
    ignore: object = LEFT_BEHIND,
    copy: Callable[[str, str], object] = shutil.copy,
) -> None:
    """Copies what is in `source` into `target`, which is made if need be.

    ignore: what is left out, as for `shutil.copytree`; None for nothing.
    Copied files are as new: JupyterLab warns of a change behind its back only where a
    file is newer than the one it knows. What is no file, folder or link is left out, and
    so is a file that is gone by the time it is to be copied.
    Raises OSError, with the first file that could not be copied.
    """
    with _first_error():
        shutil.copytree(
            source,
            target,
            ignore=ignore,  # type: ignore[arg-type]
            symlinks=True,
            copy_function=partial(_copy, copy),
            dirs_exist_ok=True,
        )


@contextmanager
def _first_error() -> Iterator[None]:
    """Raises OSError for the first of the errors that copying a tree has gathered."""
    try:
        yield
    except shutil.Error as error:
        name, _, why = error.args[0][0]
        number = next((n for n in errno.errorcode if f"[Errno {n}]" in why), errno.EIO)
        raise OSError(number, os.strerror(number), name) from error


def _copy(copy: Callable[[str, str], object], source: str, target: str) -> None:
    try:
        if stat.S_ISREG(os.stat(source).st_mode):
            copy(source, target)
    except FileNotFoundError:
        if os.path.lexists(source):
            raise


def entries(folder: Path) -> list[Path]:
    """What stands in a folder itself, in alphabetical order; nothing if it is not there.

    What a move to another disk has left half done does not count (see `recover`), nor what
    Drydock keeps beside the work.
    """
    found = folder.iterdir() if folder.is_dir() else ()
    passed_over = (PART, LEAVING)
    return sorted(
        entry
        for entry in found
        if entry.name != OF_DRYDOCK and not entry.name.startswith(passed_over)
    )


def recover(folder: Path) -> None:
    """Gives its name back, or nearly, to what was about to leave a folder for another
    disk when that was killed."""
    for entry in list(folder.iterdir()) if folder.is_dir() else []:
        if entry.name.startswith(LEAVING):
            os.rename(entry, free(folder, entry.name.removeprefix(LEAVING)))


def move(source: Path, target: Path) -> None:
    """Renames `source` to `target`, a path that is free.

    On Windows a file that another program holds open is tried again for a moment. Where
    the two stand on different disks, `source` goes only once its copy is whole.
    """
    try:
        _rename(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _move_to_another_disk(source, target)


def _rename(source: Path, target: Path) -> None:
    until = time.monotonic() + RETRY_FOR
    while True:
        try:
            os.rename(source, target)
            return
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.1)


def _move_to_another_disk(source: Path, target: Path) -> None:
    """Moves in three steps that a kill may part: out of the way, where nobody saves in
    it any more; a whole copy; away with it."""
    part = target.with_name(PART + target.name)
    remove(part)
    leaving = _leave(source)
    try:
        _copy_at_rest(leaving, part)
        if os.path.lexists(part):
            _rename(part, target)
    except OSError:
        if leaving != source:
            _rename(leaving, free(source.parent, source.name))
        raise
    remove(leaving)


def _leave(source: Path) -> Path:
    leaving = source.with_name(LEAVING + source.name)
    try:
        _rename(source, leaving)
    except OSError as error:
        # A folder from an image of a container cannot even be renamed where it is.
        if error.errno != errno.EXDEV:
            raise
        return source
    return leaving


def _copy_at_rest(source: Path, target: Path) -> None:
    """Copies again where something has been saved meanwhile by who had it open."""
    for _ in range(ROUNDS):
        before = _stamps(source)
        if source.is_dir() and not source.is_symlink():
            with _first_error():
                shutil.copytree(source, target, symlinks=True, copy_function=_clone)
        else:
            _clone(source, target)
        if _stamps(source) == before:
            return
        remove(target)
    raise OSError(errno.EBUSY, "something writes into it all the time", str(source))


def _stamps(path: Path) -> list[tuple[int, int]]:
    found = [path, *(path / name for name in walk(path))]
    return [(one.lstat().st_mtime_ns, one.lstat().st_size) for one in found]


def _clone(source: Path | str, target: Path | str) -> None:
    """Makes the same of a file, a link or a pipe; a socket cannot be moved."""
    mode = os.lstat(source).st_mode
    if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
        shutil.copy2(source, target, follow_symlinks=False)
    elif stat.S_ISFIFO(mode):
        os.mkfifo(target, stat.S_IMODE(mode))


def free(folder: Path, name: str) -> Path:
    """A path in `folder` that nothing stands at, by this name or nearly."""
    path, number = folder / name, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


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
    """Every file and link below a folder, by its path relative to it, in order; but for what
    Drydock keeps beside the work."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != OF_DRYDOCK)
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(place, name).relative_to(folder)


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
