"""What the benchmarks share: a clean environment, taking turns, and the table.

Standard library only. A file in this folder whose name begins with _ is no benchmark.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
RUNS = 10
CPU_INFO = Path("/proc/cpuinfo")

Command = Sequence[str | Path]


def note(text: str) -> None:
    """Says how far we are, on standard error: standard output is for the table."""
    print(text, file=sys.stderr, flush=True)


def options(documentation: str | None) -> argparse.ArgumentParser:
    """The command line of a benchmark; its help is the whole documentation."""
    parser = argparse.ArgumentParser(
        description=documentation, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--runs", type=_count, default=RUNS, help="turns that count (%(default)s)"
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def clean_environment(**more: str | Path) -> dict[str, str]:
    """The same for all sides: no environment is active, and bytecode is written."""
    ours = ("PYTHON", "VIRTUAL_ENV", "DRYDOCK_", "POETRY_")
    kept = {name: v for name, v in os.environ.items() if not name.startswith(ours)}
    return kept | {name: str(value) for name, value in more.items()}


def python_in(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def program_in(venv: Path, name: str) -> Path:
    """A program that was installed into an environment, such as uv."""
    return python_in(venv).with_name(f"{name}.exe" if WINDOWS else name)


def door(root: Path) -> list[str | Path]:
    """The words with which `go` of the workbook in `root` is called."""
    script = root / "scripts" / ("go.cmd" if WINDOWS else "go")
    return [script] if WINDOWS else ["sh", script]


def seconds(
    command: Command,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    codes: tuple[int, ...] = (0,),
) -> float:
    """How long a command takes, as a whole process; another exit code ends it all.

    environment: by default the clean one.
    """
    words = [str(word) for word in command]
    begun = time.perf_counter()
    done = subprocess.run(
        words,
        cwd=cwd,
        env=clean_environment() if environment is None else environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    taken = time.perf_counter() - begun
    if done.returncode not in codes:
        told = f"{done.stdout}{done.stderr}"
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{told}")
    return taken


def turn_by_turn(
    what: str, sides: Mapping[str, Callable[[], float]], runs: int
) -> dict[str, list[float]]:
    """The seconds that each side takes, `runs` times, all sides in every turn.

    A first turn warms the caches and is not counted.
    """
    times: dict[str, list[float]] = {side: [] for side in sides}
    for turn in range(runs + 1):
        note(f"{what}: {f'turn {turn} of {runs}' if turn else 'warming (not counted)'}")
        for side, measure in sides.items():
            taken = measure()
            if turn:
                times[side].append(taken)
    return times


def copy_project(target: Path) -> None:
    """Fills `target` as a fresh clone would be, changes of today included."""
    for name in _project_files():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def _project_files() -> list[str]:
    """What git would put into a clone; without git, all but what we make."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    ours = {".venv", ".drydock", "__pycache__"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [str(path) for path in files if not ours & set(path.parts)]


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
