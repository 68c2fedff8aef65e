"""A bundle: packages that somebody else has fetched, for a machine without a network.

What is in one, src/drydock/teaching/bundle/ says, which writes it. It is an archive, or the
folder that comes out of it.
"""

from __future__ import annotations

import contextlib
import json
import platform
import re
import sys
import sysconfig
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from set_up import WINDOWS
from set_up.removal import remove
from set_up.troubles import CALLED_WRONGLY, Trouble, say

CONTENTS, PACKAGES, REPOSITORY = "bundle.json", "packages", "drydock.bundle"
OPTION = "--from"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
WHOLE = "a whole bundle, as ./scripts/go bundle has written it"
PATH = "give its path; without --from, packages come from a network"
COPY = "copy it again from where you have it; if that does not help, have it made anew"


def asked_for(arguments: Sequence[str]) -> Path | None:
    """The bundle that `go setup --from BUNDLE` names; None for any other command."""
    command, *others = [*arguments] or [""]
    for place, word in enumerate(others if command == "setup" else ()):
        name, equals, value = word.partition("=")
        if name == OPTION:
            given = value if equals else "".join(others[place + 1 : place + 2])
            if not given:
                raise _trouble(
                    "no bundle is named.", "nothing after --from", WHOLE, PATH
                )
            return Path(given).absolute()
    return None


@contextlib.contextmanager
def packages_of(bundle: Path, lock: bytes, python: str, house: Path) -> Iterator[Path]:
    """A folder with the packages that this machine needs, each with a hash of the lock.

    python: the version of .venv, such as 3.12. Raises Trouble where the bundle is not
    whole, or not for this machine, this Python and this lock.
    """
    if bundle.is_dir():
        yield _checked(_Folder(bundle), bundle, lock, python, house)
        return
    unpacked = house / "bundle-packages"
    remove(unpacked)
    try:
        yield _checked(_Archive(bundle), bundle, lock, python, unpacked)
    finally:
        remove(unpacked)


class _Folder:
    """A bundle that somebody has unpacked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """What is in a file of the bundle; None where it is missing."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        return None

    def packages(self, _: Path) -> Path:
        """Where its packages lie."""
        return self.folder / PACKAGES

    def keep(self, name: str, content: bytes) -> None:
        """Puts a package there: here it is there."""


class _Archive:
    """A bundle as it came."""

    def __init__(self, path: Path) -> None:
        self.into: Path | None = None
        try:
            self.archive = zipfile.ZipFile(path)  # pylint: disable=consider-using-with
        except FileNotFoundError:
            found = f"{path} is not there"
            raise _trouble("there is no such bundle.", found, WHOLE, PATH) from None
        except (zipfile.BadZipFile, OSError) as error:
            found = f"{path}: {error}"
            raise _trouble("the bundle cannot be read.", found, WHOLE) from None
        tops = {name.partition("/")[0] for name in self.archive.namelist()}
        self.top = tops.pop() if len(tops) == 1 else ""

    def read(self, name: str) -> bytes | None:
        """The same, from the archive."""
        with contextlib.suppress(KeyError):
            try:
                return self.archive.read(f"{self.top}/{name}")
            except (zipfile.BadZipFile, OSError, EOFError):
                return b""  # damaged: whoever looks at it will notice
        return None

    def packages(self, into: Path) -> Path:
        """A new folder for its packages."""
        into.mkdir(parents=True)
        self.into = into
        return into

    def keep(self, name: str, content: bytes) -> None:
        """Puts a package there."""
        assert self.into
        (self.into / name).write_bytes(content)


def _checked(
    source: _Folder | _Archive, bundle: Path, lock: bytes, python: str, into: Path
) -> Path:
    contents = _contents(source, bundle)
    if contents["lock"] != sha256(lock).hexdigest():
        raise _trouble(
            "the bundle is of another state of the workbook.",
            f"one for the packages of commit {contents['commit']}",
            "a bundle for the requirements.lock of this folder",
            f"clone the {REPOSITORY} that is in it, and run setup --from there; or have "
            "a bundle made of this state",
        )
    wanted = _for_this_machine(contents, python)
    hashes = set(HASH.findall(lock.decode()))
    say(f"looking through {bundle.name} ({len(wanted)} packages)")
    folder = source.packages(into)
    missing, wrong = [], []
    for name in wanted:
        content = source.read(f"{PACKAGES}/{name}")
        if content is None:
            missing.append(name)
        elif sha256(content).hexdigest() not in hashes:
            wrong.append(name)
        else:
            source.keep(name, content)
    if missing or wrong:
        told = [f"missing: {_some(missing)}"] if missing else []
        told += [f"not as requirements.lock has it: {_some(wrong)}"] if wrong else []
        raise _trouble("the bundle is not whole.", "; ".join(told), WHOLE)
    return folder


def _contents(source: _Folder | _Archive, bundle: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(source.read(CONTENTS) or b"")
        if {"commit", "lock", "targets"} <= found.keys():
            return found
    except (ValueError, AttributeError):
        pass
    raise _trouble(
        "this is no bundle, or half of one.",
        f"no {CONTENTS} that can be read in {bundle}",
        WHOLE,
    )


def _for_this_machine(contents: dict[str, Any], python: str) -> list[str]:
    """The names of the wheels for this system and this Python."""
    here = [sys.platform, _machine()]
    for one in contents["targets"]:
        if [*one["system"], one["python"]] == [*here, python]:
            return [str(name) for name in one["packages"]]
    others = [one["python"] for one in contents["targets"] if one["system"] == here]
    told = "; ".join(str(one["name"]) for one in contents["targets"])
    raise _trouble(
        "the bundle has no packages for this machine.",
        f"those for {told}",
        f"packages for {sys.platform} on {here[1]}, Python {python}",
        (
            f"set DRYDOCK_PYTHON to a Python {' or '.join(others)}, and run it again"
            if others
            else "ask for a bundle that has them; it is made with: "
            f"./scripts/go bundle --for SYSTEM --python {python}"
        ),
    )


def _machine() -> str:
    """The machine, as packages call it: on Windows Python's own, which may be emulated."""
    if WINDOWS:
        return sysconfig.get_platform().rpartition("-")[2]
    return platform.machine().lower()


def _some(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _trouble(what: str, found: str, expected: str, then: str = COPY) -> Trouble:
    return Trouble(what, expected, found, then, code=CALLED_WRONGLY)
