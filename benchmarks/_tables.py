"""The table of a benchmark, and the machine on which it was measured."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True)
class Other:
    """What ours is measured against; at_most: the ratio to be reached, None for none."""

    title: str
    times: Sequence[float]
    at_most: float | None = None


@dataclass(frozen=True)
class Comparison:
    """What is ours, beside the others, in seconds of every turn.

    under: the seconds that the median of ours has to stay under, None for no such aim.
    """

    title: str
    times: Sequence[float]
    beside: Sequence[Other] = ()
    under: float | None = None

    def ratio(self, other: Other) -> float:
        """The median of ours, as a part of the other's."""
        return statistics.median(self.times) / statistics.median(other.times)

    def rows(self) -> list[tuple[str, Sequence[float], str, str]]:
        """For each line of the table: title, times, ratio and aim."""
        own = "" if self.under is None else f"under {self.under:.2f} s"
        is_met = self.under is None or statistics.median(self.times) < self.under
        return [
            (self.title, self.times, "", _aim(own, is_met)),
            *(self._beside(other) for other in self.beside),
        ]

    def _beside(self, other: Other) -> tuple[str, Sequence[float], str, str]:
        ratio = self.ratio(other)
        aim = "" if other.at_most is None else f"at most {other.at_most:.2f}"
        is_met = other.at_most is None or ratio <= other.at_most
        return f"  of: {other.title}", other.times, f"{ratio:.2f}", _aim(aim, is_met)


def _aim(aim: str, is_met: bool) -> str:
    return f"{aim}: {'met' if is_met else 'NOT MET'}" if aim else ""


def table(comparisons: Sequence[Comparison]) -> str:
    """Medians, the least and the most of all turns, ratios, and whether aims are met."""
    rows = [row for one in comparisons for row in one.rows()]
    width = max(len(title) for title, *_ in rows) + 1
    lines = [f"{'seconds':<{width}} median  least   most  ratio  aim"]
    for title, times, ratio, aim in rows:
        figures = (statistics.median(times), min(times), max(times))
        shown = "".join(f"{figure:>7.2f}" for figure in figures)
        lines.append(f"{title:<{width}}{shown}{ratio:>7}  {aim}".rstrip())
    return "\n".join(lines)


def machine(runs: int, packages: Sequence[str] = (), **versions: str) -> str:
    """When, how often, on what and with which versions it was measured.

    packages: of the environment that runs this. versions: of what else took part.
    """
    installed = {name: importlib.metadata.version(name) for name in packages}
    named = {"Python": platform.python_version()} | installed | versions
    facts = [f"{_cores()} cores", _processor(), *_memory(), platform.platform()]
    lines = [
        f"turns: {runs}, {time.strftime('%Y-%m-%d')}",
        ", ".join(facts),
        ", ".join(f"{name} {version}" for name, version in named.items()),
    ]
    return "\n".join(lines)


def _cores() -> int:
    """Those that this process may use, as far as the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    if sys.platform == "darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        told = subprocess.run(command, capture_output=True, check=False, text=True)
        return told.stdout.strip() or platform.processor()
    return platform.processor() or platform.machine()


def _memory() -> list[str]:
    """The machine's memory; nothing where the system does not tell it in this way."""
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return []
    return [f"{size / 2**30:.0f} GB"]
