"""For whom packages are fetched: a system and a version of Python."""

from __future__ import annotations

import platform
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packaging.specifiers import SpecifierSet

from drydock.errors import CalledWrongly
from drydock.workbook.house import House


@dataclass(frozen=True)
class System:
    """A system as people call it, as Python knows it, and as wheels do.

    platforms: tags of wheels, each with all older ones of its kind. With these, a system
    from about 2020 on is served.
    """

    name: str
    sys_platform: str
    machine: str
    platforms: tuple[str, ...]


def _linux(machine: str) -> tuple[str, ...]:
    """Of glibc 2.28, the newest that wheels of our packages ask for, and older."""
    newer = [f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)]
    return (*newer, f"manylinux2014_{machine}", f"linux_{machine}")


SYSTEMS = {
    one.name: one
    for one in (
        System("linux", "linux", "x86_64", _linux("x86_64")),
        System("linux-arm", "linux", "aarch64", _linux("aarch64")),
        System("macos", "darwin", "arm64", ("macosx_12_0_arm64",)),
        System("macos-intel", "darwin", "x86_64", ("macosx_12_0_x86_64",)),
        System("windows", "win32", "amd64", ("win_amd64",)),
        System("windows-arm", "win32", "arm64", ("win_arm64",)),
    )
}
PLATFORM_SYSTEM = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


@dataclass(frozen=True)
class Target:
    """One system with one version of Python, such as 3.12."""

    system: System
    python: str

    def __str__(self) -> str:
        return f"{self.system.name}, Python {self.python}"

    @property
    def folder(self) -> str:
        """A name for a folder of its own."""
        return f"{self.system.name}-py{self.python}"

    def environment(self, python: str) -> Mapping[str, str]:
        """What the markers of a lock ask about.

        python: a whole version, such as 3.12.0.
        """
        of_windows = self.system.sys_platform == "win32"
        return {
            "sys_platform": self.system.sys_platform,
            "platform_system": PLATFORM_SYSTEM[self.system.sys_platform],
            "platform_machine": self.system.machine,
            "os_name": "nt" if of_windows else "posix",
            "python_version": self.python,
            "python_full_version": python,
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def targets(
    house: House, systems: Iterable[str], pythons: Iterable[str]
) -> list[Target]:
    """Each system that is named with each version of Python; where none is named, this one.

    Raises CalledWrongly for a name or a version that the workbook does not know.
    """
    known = pythons_of(house)
    names = [*systems] or [this_system()]
    versions = [*pythons] or [f"{sys.version_info[0]}.{sys.version_info[1]}"]
    for name in names:
        _require(name, "a system", [*SYSTEMS])
    for version in versions:
        _require(version, "a version of Python", known)
    return [
        Target(SYSTEMS[name], version)
        for name in dict.fromkeys(names)
        for version in dict.fromkeys(versions)
    ]


def _require(given: str, what: str, known: list[str]) -> None:
    if given not in known:
        raise CalledWrongly(
            expected=f"{what}: {', '.join(known)}",
            found=given or "nothing",
            remedy="name one or more of them, with commas and without blanks between",
        )


def pythons_of(house: House) -> list[str]:
    """The versions of Python for which the lock is made, such as 3.12."""
    settings = tomllib.loads((house.root / "pyproject.toml").read_text("utf-8"))
    fits = SpecifierSet(settings["project"]["requires-python"])
    return [f"3.{minor}" for minor in range(40) if f"3.{minor}" in fits]


def this_system() -> str:
    """The name of the system on which this runs.

    Raises CalledWrongly where it is none for which there are wheels.
    """
    asks_python = sys.platform == "win32"  # the machine may be emulated there
    words = sysconfig.get_platform().rpartition("-")[2]
    machine = words if asks_python else platform.machine().lower()
    for one in SYSTEMS.values():
        if (one.sys_platform, one.machine) == (sys.platform, machine):
            return one.name
    raise CalledWrongly(
        expected=f"one of these systems: {', '.join(SYSTEMS)}",
        found=f"this one is {sys.platform} on {machine}",
        remedy="say for which it is to be, as in: ./scripts/go bundle --for linux",
    )
