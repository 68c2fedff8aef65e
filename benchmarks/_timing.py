"""Taking times: whole processes in a clean environment, all sides in turn."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

RUNS = 10

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
