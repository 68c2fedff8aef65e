"""What a check takes from the environment: some variables, by name, and nothing else.

So a verdict does not depend on what somebody has set for other purposes, and the code that
is judged is shown no credentials.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]

# Where programs, libraries, people's folders and languages are; for any process.
OF_ALL = """
PATH HOME USER LOGNAME SHELL TMPDIR TEMP TMP TZ LANG LANGUAGE LOCPATH LOCALE_ARCHIVE
LD_LIBRARY_PATH DYLD_LIBRARY_PATH DYLD_FALLBACK_LIBRARY_PATH PYTHONPYCACHEPREFIX
SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS USERNAME USERPROFILE HOMEDRIVE HOMEPATH
APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) COMMONPROGRAMFILES
NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE
""".split()
# What shapes the engine's own words, and what its git and its builder of images need to know.
OF_THE_ENGINE = """
TERM COLUMNS LINES NO_COLOR PYTHONIOENCODING PYTHONUTF8 DRYDOCK_DEBUG MSYSTEM
XDG_CONFIG_HOME GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CEILING_DIRECTORIES
DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG CONTAINER_HOST CONTAINERS_CONF
CONTAINERS_STORAGE_CONF XDG_RUNTIME_DIR XDG_DATA_HOME
""".split()


def of_work(environment: Mapping[str, str]) -> dict[str, str]:
    """What a process is shown in which a participant's code runs.

    Text is UTF-8 for it, but on Windows, where it is what it is for the participant.
    """
    if os.name == "posix":
        return _only(environment, OF_ALL) | {"PYTHONUTF8": "1"}
    return _only(environment, [*OF_ALL, "PYTHONUTF8"])


def of_engine(environment: Mapping[str, str]) -> dict[str, str]:
    """What a process of the engine is shown."""
    return _only(environment, [*OF_ALL, *OF_THE_ENGINE])


def with_engine(environment: Mapping[str, str]) -> dict[str, str]:
    """The same for a Python that is to import this engine."""
    return dict(environment) | {"PYTHONPATH": str(SOURCE)}


def _only(environment: Mapping[str, str], names: list[str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name in names or name.startswith("LC_")
    }


@cache
def hide_the_rest() -> None:
    """Hides from other processes what this one was given beyond what work is shown.

    On Linux anybody of the same name can read a process's first environment in `/proc`.
    It is written over there; the process itself still has all of it.
    """
    if sys.platform != "linux":
        return
    import ctypes  # pylint: disable=import-outside-toplevel

    told = Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()
    at = int(told[47])  # where the environment begins in memory
    for entry in Path("/proc/self/environ").read_bytes().split(b"\0"):
        name, _, value = entry.partition(b"=")
        if value and not _only({os.fsdecode(name): ""}, [*OF_ALL, "PYTHONPATH"]):
            if name in os.environb:
                os.environb[name] = os.environb[name]  # kept elsewhere from here on
            ctypes.memset(at + len(name) + 1, ord("x"), len(value))
        at += len(entry) + 1
