"""Archives as learning platforms and people make them, as trees. Nothing is unpacked.

An archive says of itself how large it is; here it is counted what really comes out.
"""

from __future__ import annotations

import calendar
import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from drydock.teaching.room import trees
from drydock.teaching.room.trees import Entry, Tree, Unreadable

ZIP, TAR = (".zip",), (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
ENDINGS = (*ZIP, *TAR)
NOT_READ = (".rar", ".7z", ".gz", ".bz2", ".xz", ".zst", ".dmg", ".tar.zst")
# Of a tar, all must be read to know what is in it.
TAR_AT_MOST = 2_000_000_000
ERRORS = (
    *(zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error),
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError, KeyError),
)
UTF8 = 0x800
OUTSIDE = "a path that leads out of the archive"


def is_archive(name: str) -> bool:
    """Whether a name is that of an archive that can be read here."""
    return name.lower().endswith(ENDINGS)


def stem(name: str) -> str:
    """The name of an archive or a file without its ending."""
    lower = name.lower()
    ending = next((one for one in ENDINGS if lower.endswith(one)), "")
    return name[: -len(ending)] if ending else os.path.splitext(name)[0]


def of_archive(file: Path | IO[bytes], name: str, spare: Path) -> Tree:
    """The tree of an archive; name: what it is called. spare: a folder of our own, in which
    what comes out of a tar is kept, under numbers.

    Raises Unreadable where it is broken, locked, or too large.
    """
    try:
        is_zip = name.lower().endswith(ZIP)
        return (
            _of_zip(file) if is_zip else _of_tar(file, spare)
        ).without_environments()
    except MemoryError as error:
        raise Unreadable("the archive is too large") from error
    except ERRORS as error:
        raise Unreadable(f"the archive is broken: {_words(error)}") from error


def _words(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return text[0] if text else type(error).__name__


def _of_zip(file: Path | IO[bytes]) -> Tree:
    archive = zipfile.ZipFile(file)  # pylint: disable=consider-using-with
    tree = Tree()
    for info in archive.infolist():
        name = _name_in_zip(info)
        path = trees.inside(name)
        if path is None:
            tree.left_out[name.replace("..", "__").lstrip("/\\")] = OUTSIDE
        elif trees.is_noise(path):
            continue
        elif info.is_dir():
            tree.folders.add(path)
        elif (info.external_attr >> 16) & 0o170000 == 0o120000:
            tree.left_out[path] = "a link"
        else:
            time = calendar.timegm((*info.date_time, 0, 0, 0))
            tree.add(path, Entry(info.file_size, time, _from_zip(archive, info)))
    return tree


def _name_in_zip(info: zipfile.ZipInfo) -> str:
    """The name; programs of macOS write UTF-8 without saying so."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _from_zip(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Callable[[int], bytes]:
    def read(at_most: int) -> bytes:
        try:
            with archive.open(info) as file:
                return trees.no_more(file.read(at_most + 1), at_most, info.filename)
        except RuntimeError as error:
            raise Unreadable("the archive is locked with a password") from error
        except ERRORS as error:
            raise Unreadable(f"{info.filename} is broken: {_words(error)}") from error

    return read


class _Counted(io.RawIOBase):
    """What comes out of a stream; raises Unreadable once it is too much."""

    def __init__(self, source: IO[bytes]) -> None:
        super().__init__()
        self._source = source
        self._left = TAR_AT_MOST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        content = self._source.read(len(view))
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(f"more than {TAR_AT_MOST / 1e9:.0f} GB come out of it")
        view[: len(content)] = content
        return len(content)


def _of_tar(file: Path | IO[bytes], spare: Path) -> Tree:
    tree = Tree()
    with _plain(file) as plain, tarfile.open(fileobj=_Counted(plain), mode="r|") as tar:
        for number, member in enumerate(tar):
            path = trees.inside(member.name)
            if path is None:
                if member.name.strip("./"):
                    tree.left_out[member.name.replace("..", "__").lstrip("/")] = OUTSIDE
            elif trees.is_noise(path):
                continue
            elif member.isdir():
                tree.folders.add(path)
            elif not member.isreg():
                is_link = member.issym() or member.islnk()
                tree.left_out[path] = "a link" if is_link else "neither file nor folder"
            else:
                kept = spare / f"{os.getpid()}-{id(tree)}-{number}"
                content = tar.extractfile(member)
                tree.add(path, _kept(content, kept, member.mtime))
    return tree


def _kept(content: IO[bytes] | None, path: Path, time: float) -> Entry:
    with open(path, "wb") as target:
        while content and (part := content.read(2**20)):
            target.write(part)

    def read(at_most: int) -> bytes:
        with open(path, "rb") as file:
            return trees.no_more(file.read(at_most + 1), at_most, path.name)

    return Entry(path.stat().st_size, time, read)


def _plain(file: Path | IO[bytes]) -> IO[bytes]:
    """A tar without its compression, whichever its first bytes say it has."""
    import bz2  # pylint: disable=import-outside-toplevel
    import gzip  # pylint: disable=import-outside-toplevel

    # pylint: disable-next=consider-using-with
    source = open(file, "rb") if isinstance(file, Path) else file
    head = source.read(6)
    source.seek(0)
    for mark, opener in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open)):
        if head.startswith(mark):
            return opener(source)  # type: ignore[return-value]
    if head.startswith(b"\xfd7zXZ"):
        return lzma.open(source)
    return source
