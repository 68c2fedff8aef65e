"""What a piece of code will import, found without running it.

It is a guess, good enough to import what is heavy ahead of time: what it misses is
imported when the code asks for it.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from drydock.workbook.copied_trees import files

ANYWHERE = re.compile(r"^[\s\"]*(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)
AT_THE_TOP = re.compile(r"^(?:import|from)\s+([A-Za-z_][\w.]*)", re.MULTILINE)


def installed_modules(
    entries: Iterable[Path], folder: Path, *, lines: re.Pattern[str] = ANYWHERE
) -> list[str]:
    """The modules of installed packages that some files import, or that the modules
    of `folder` import which these files import in turn.

    entries: Python modules and notebooks; what is no readable text imports nothing.
    lines: which import lines count, those within functions or those AT_THE_TOP alone.
    """
    own = {p.stem: p for p in files(folder).values() if p.suffix == ".py"}
    ahead, seen = list(entries), set[Path]()
    found: dict[str, None] = {}
    while ahead:
        path = ahead.pop(0)
        if path in seen:
            continue
        seen.add(path)
        for name in _imports(path, lines):
            parts = [part for part in name.split(".") if part in own]
            ahead += [own[part] for part in parts]
            if not parts and _is_installed(name.split(".")[0]):
                found[name] = None
    late = [module for name in found for module in LATE.get(name.split(".")[0], ())]
    return [*found, *late]


def _imports(path: Path, lines: re.Pattern[str]) -> list[str]:
    """The modules that import lines name, in a module or in a notebook's JSON."""
    try:
        return lines.findall(path.read_text("utf-8")) if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        return []


@cache
def _is_installed(package: str) -> bool:
    """Whether a package is installed, and not Python's own or the work's."""
    return PathFinder.find_spec(package, INSTALLED) is not None


LATE = {
    "pandera": ("pandera.strategies.pandas_strategies",),
    "fastapi": ("pydantic.v1", "anyio._backends._asyncio"),
    "sklearn": (
        "narwhals._interchange.dataframe",
        "narwhals._pandas_like.namespace",
        "narwhals.stable.v2._namespace",
        "sklearn.utils._pprint",
    ),
}
"""What a library imports when it is used for the first time, where that takes long."""

INSTALLED = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
