"""How long the check of a script stage takes, beside the floor under it.

    python benchmarks/check.py [--runs N] [STAGE ...]

The floor is a fresh Python that imports pandas and scikit-learn and runs the reference
pipeline once. The check judges the reference solution: the baseline, the functions on
unseen tables, and its own tests by every mutant. Both are whole processes, turn by turn,
with compiled bytecode; the medians are told.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

from drydock.layout import HERE, Stage
from drydock.workspace import Workspace

FLOOR = "import pandas, sklearn, runpy; runpy.run_path('train.py', run_name='__main__')"
AIM = 1.5


def seconds(command: list[str], cwd: Path) -> float:
    """How long a command takes; one that fails ends it all."""
    kept = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(command, cwd=cwd, env=kept, check=True, capture_output=True)
    return time.perf_counter() - began


def measure(stage: Stage, runs: int) -> tuple[float, float]:
    """The medians of the check of a stage and of its floor, in seconds."""
    check = [sys.executable, "-P", "-m", "drydock", "check"]
    check += [f"{stage.kata}/{stage.number}"]
    check += ["--workspace", str(stage.solution)]
    floor = [sys.executable, "-c", FLOOR]
    times: dict[str, list[float]] = {"check": [], "floor": []}
    with Workspace(stage, stage.solution).scratch() as tree:
        for turn in range(runs + 1):
            taken = {"check": seconds(check, tree), "floor": seconds(floor, tree)}
            if turn:  # the first warms the caches
                for side, one in taken.items():
                    times[side].append(one)
    return statistics.median(times["check"]), statistics.median(times["floor"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stages", nargs="*", default=["5", "7", "8", "9", "10"])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(f"{'stage':<32}{'check':>8}{'floor':>8}{'ratio':>8}   (aim: {AIM} at most)")
    for wanted in options.stages:
        stage = HERE.stage(wanted)
        check, floor = measure(stage, options.runs)
        print(f"{stage.name:<32}{check:>8.2f}{floor:>8.2f}{check / floor:>8.2f}")
    version = platform.python_version()
    print(f"{options.runs} runs, {os.cpu_count()} cores, {sys.platform}, {version}")


if __name__ == "__main__":
    main()
