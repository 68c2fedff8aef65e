"""The environment: whose it is, whether it fits, and making it anew."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from set_up import WINDOWS
from set_up.removal import is_link, mounts_in, remove
from set_up.running import run, write_at_once
from set_up.troubles import AGAIN, Failed, Trouble, say


class Venv:
    """The .venv folder of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".venv"
        self.python = self.path / ("Scripts/python.exe" if WINDOWS else "bin/python")
        self.birth = self.path / "drydock.txt"
        self.stamp = self.path / "requirements.lock"

    def is_ours(self) -> bool:
        """Whether we may empty it: we made it, or there is nothing in it."""
        if not os.path.lexists(self.path):
            return True
        if is_link(self.path) or not self.path.is_dir():
            return False
        if not any(self.path.iterdir()):
            return True
        leads_elsewhere = any(map(is_link, self._written_in())) or mounts_in(self.path)
        return self.birth.exists() and not leads_elsewhere

    def _written_in(self) -> Iterator[Path]:
        """The folders in it that an installation writes in."""
        for name in ("bin", "Scripts", "lib", "lib/python*"):
            yield from self.path.glob(name)
        for place in ("lib", "lib/python*"):
            yield from self.path.glob(f"{place}/site-packages")

    def fits(self, lock: bytes) -> bool:
        """Whether it can be used as it is, whoever has made it, and wherever."""
        return self._is_sound(
            lambda _, link: self.holds(lock)
            and link.read_bytes() == self._way_to_engine(link.parent)
        )

    def is_whole(self) -> bool:
        """Whether it was finished, here, and with the Python that it still runs on."""
        return self._is_sound(
            lambda place, link: self.stamp.exists()
            and os.path.samefile(place, self.root)
            and link.exists()
        )

    def _is_sound(self, leads_here: Callable[[str, Path], bool]) -> bool:
        """Whether it runs on the Python it was made with, and this is true of the place
        in which it was made and of the file by which it finds the engine."""
        try:
            lines = self.birth.read_bytes().splitlines()
            version, place, packages = map(os.fsdecode, lines)
            return leads_here(place, self.path / packages / "drydock.pth") and (
                _minor(version) == _minor(self.version())
            )
        except (OSError, ValueError, Failed):
            return False

    def holds(self, lock: bytes) -> bool:
        """Whether what is installed is just what the lock says."""
        return self.stamp.exists() and self.stamp.read_bytes() == lock

    def version(self) -> str:
        """Its Python, as `python -V` tells it."""
        return run([self.python, "-V"]).strip()

    def make(self) -> None:
        """Make it anew, with nothing but Python in it."""
        version = sys.version.split()[0]
        say(f"making .venv with Python {version}, {sys.executable}")
        self._empty()
        self.path.mkdir(exist_ok=True)
        self.birth.touch()
        run([sys.executable, "-P", "-m", "venv", "--without-pip", self.path])

    def sign(self) -> None:
        """Write down with which Python and where it was made."""
        packages = os.path.relpath(self.packages(), self.path).replace(os.sep, "/")
        lines = [self.version().encode(), os.fsencode(self.root), packages.encode()]
        write_at_once(self.birth, b"".join(line + b"\n" for line in lines))

    def packages(self) -> str:
        """The folder in it that packages are installed in."""
        ask = "import json, sysconfig; print(json.dumps(sysconfig.get_path('purelib')))"
        return str(json.loads(run([self.python, "-I", "-c", ask])))

    def _empty(self) -> None:
        """Remove all that is in it, but for the file that says that it is ours."""
        if not self.path.exists():
            return
        self.stamp.unlink(missing_ok=True)
        for item in list(self.path.iterdir()):
            if item != self.birth or is_link(item):
                remove(item)

    def put_aside(self) -> None:
        """Keep what is here under another name; of a link, the link alone."""
        led = f"a link to {os.readlink(self.path)}" if is_link(self.path) else ""
        name = time.strftime("kept-venv-%Y%m%d-%H%M%S")
        kept = self.root / ".drydock" / name
        while os.path.lexists(kept):
            kept = kept.with_name(kept.name + "x")
        try:
            self.path.rename(kept)
        except OSError as error:
            raise Trouble(
                "there is a .venv here that is not this project's and does not fit.",
                expected="a .venv with the packages of requirements.lock, or none",
                found=f"{led or self.path}, which stays where it is: {error.strerror}",
                then=f"move it away, or unmount it if it is mounted; then {AGAIN}",
            ) from error
        say("there is a .venv here that is not of this folder, and does not fit;")
        say(f"it is now .drydock/{kept.name}: delete it if you do not need it")
        if led:
            say(f"it was {led}; nothing in there was changed")

    def link_engine(self) -> None:
        """Let .venv find src/drydock."""
        packages = Path(self.packages())
        write_at_once(packages / "drydock.pth", self._way_to_engine(packages))

    def _way_to_engine(self, packages: Path) -> bytes:
        """What the link says: the way from the packages to src.

        Relative, thus plain ASCII: Windows reads a .pth file in the code page of the
        machine, and stumbles over the accent in a user's name. And Python follows it from
        the path by which .venv was reached: a clone that has linked the .venv of another
        gets its own engine.
        """
        return os.path.relpath(self.root / "src", packages).encode("ascii") + b"\n"


def _minor(version: str) -> list[str]:
    """`Python 3.11.7` without what a mere bug fix changes."""
    return version.split(".")[:2]
