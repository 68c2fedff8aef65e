"""How long from a fresh clone to the first verdict, beside Poetry 2.

    python benchmarks/setup.py [--runs N]

Both sides install the very same pins, with warm package caches, then run the same
check; all in temporary folders, turn by turn, and the medians are told. Whatever only
prepares the comparison is not timed: Poetry's own installation, its lock, and the
first install of each side, which warms its cache.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
PYTHON = getattr(sys, "_base_executable", sys.executable)
CHECK = ["check", "1"]
# A check that fails has judged: the notebook of a fresh clone is still a mess.
VERDICTS = (0, 1)


def clean_environment(cache: Path) -> dict[str, str]:
    """The same for both sides: no environment active, and bytecode is written."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "POETRY_", "VIRTUAL_ENV", "DRYDOCK_"))
    }
    return kept | {
        "DRYDOCK_PYTHON": PYTHON,
        "POETRY_CACHE_DIR": str(cache),
        "POETRY_VIRTUALENVS_IN_PROJECT": "true",
        "POETRY_NO_INTERACTION": "1",
    }


class Bench:
    """A temporary folder, and commands that are run and timed in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = clean_environment(home / "poetry-cache")
        self.count = 0

    def run(
        self, command: list[str | Path], cwd: Path, codes: tuple[int, ...] = (0,)
    ) -> float:
        """Run a command and return its seconds; any other exit code ends it all."""
        begun = time.perf_counter()
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        seconds = time.perf_counter() - begun
        if done.returncode not in codes:
            words = " ".join(map(str, command))
            raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stderr}")
        return seconds

    def folder(self, name: str) -> Path:
        """A new and empty folder."""
        self.count += 1
        folder = self.home / f"{name}-{self.count}"
        folder.mkdir()
        return folder

    def clone(self) -> Path:
        """The project as a fresh clone would have it, changes of today included."""
        clone = self.folder("clone")
        for name in project_files():
            if (ROOT / name).is_file():
                (clone / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, clone / name)
        return clone


def project_files() -> list[str]:
    """What git would put into a clone; without git, all but what we make."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    ours = {".venv", ".drydock", "__pycache__"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return [str(path) for path in files if not ours & set(path.parts)]


def python_in(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def door(clone: Path) -> list[str | Path]:
    script = clone / "scripts" / ("go.cmd" if WINDOWS else "go")
    return [script] if WINDOWS else ["sh", script]


def installed_pins(venv: Path) -> dict[str, str]:
    """Name and version of every package in a .venv."""
    code = (
        "import importlib.metadata as m, json;"
        "print(json.dumps({d.name: d.version for d in m.distributions()}))"
    )
    told = subprocess.run(
        [python_in(venv), "-I", "-c", code], capture_output=True, check=True
    )
    return json.loads(told.stdout)


def index_of_pip(python: Path) -> str:
    """Where pip looks for packages; Poetry has to be told, it reads no pip settings."""
    code = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"
    told = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return os.environ.get("PIP_INDEX_URL") or told.stdout.strip()


def poetry_project(folder: Path, pins: dict[str, str], index: str) -> None:
    """Write a pyproject.toml that asks Poetry for just these pins."""
    major, minor = sys.version_info[:2]
    python = platform.python_version()
    lines = "".join(f'    "{name}=={pins[name]}",\n' for name in sorted(pins))
    text = (
        '[project]\nname = "drydock-benchmark"\nversion = "0"\n'
        f'requires-python = ">={python},<{major}.{minor + 1}"\n'
        f"dependencies = [\n{lines}]\n\n[tool.poetry]\npackage-mode = false\n"
        f'[[tool.poetry.source]]\nname = "index"\nurl = "{index}"\n'
    )
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


class Poetry:
    """Poetry 2 in an environment of its own, and a project locked to our pins."""

    def __init__(self, bench: Bench, pins: dict[str, str]) -> None:
        self.bench = bench
        home = bench.folder("poetry")
        bench.run([PYTHON, "-m", "venv", home], bench.home)
        self.words: list[str | Path] = [python_in(home), "-m", "poetry"]
        pip = [python_in(home), "-m", "pip", "install", "poetry>=2,<3"]
        bench.run(pip, bench.home)
        self.version = installed_pins(home)["poetry"]
        self.locked = bench.folder("locked")
        poetry_project(self.locked, pins, index_of_pip(python_in(home)))
        bench.run([*self.words, "lock"], self.locked)

    def project(self) -> Path:
        """A new folder with the lock and nothing installed."""
        folder = self.bench.folder("project")
        for name in ["pyproject.toml", "poetry.lock"]:
            shutil.copy2(self.locked / name, folder / name)
        return folder

    def install(self, folder: Path) -> float:
        return self.bench.run([*self.words, "install", "--no-root"], folder)

    def check(self, folder: Path) -> float:
        """Our check in a fresh clone, on the environment that Poetry made."""
        clone = self.bench.clone()
        venv = folder / ".venv"
        packages = next(path for path in venv.rglob("site-packages") if path.is_dir())
        (packages / "drydock.pth").write_text(f"{clone / 'src'}\n", encoding="utf-8")
        command = [python_in(venv), "-P", "-m", "drydock", *CHECK]
        return self.bench.run(command, clone, VERDICTS)


def uv_alone(bench: Bench, clone: Path) -> float:
    """The floor: `uv pip sync` of the lock into an environment without anything."""
    venv = bench.folder("floor") / ".venv"
    bench.run([PYTHON, "-m", "venv", "--without-pip", venv], bench.home)
    uv = python_in(clone / ".venv").parent / ("uv.exe" if WINDOWS else "uv")
    lock = clone / "requirements.lock"
    sync = [uv, "pip", "sync", "--offline", "--require-hashes", "--python"]
    return bench.run([*sync, python_in(venv), lock], bench.home)


ROWS = {
    "verdict": "A  fresh clone: go check 1",
    "rival": "B  fresh clone: poetry install, then the same check",
    "poetry": "     of B: poetry install",
    "rival check": "     of B: the check",
    "enter": "   fresh clone: go --help (set-up alone)",
    "floor": "C  uv pip sync alone",
    "again": "   go setup, nothing to do",
    "help": "   go --help, nothing to do",
}


def measure(bench: Bench, runs: int, note: Callable[[str], None]) -> dict:
    """All the times, a list of seconds for each row, and Poetry's version."""
    note("warming the caches, installing and locking Poetry (not timed)")
    ready = bench.clone()
    bench.run([*door(ready), "setup"], ready)
    poetry = Poetry(bench, installed_pins(ready / ".venv"))
    poetry.install(poetry.project())
    times: dict[str, list[float]] = {row: [] for row in ROWS}
    for turn in range(1, runs + 1):
        note(f"turn {turn} of {runs}")
        clone = bench.clone()
        seconds = bench.run([*door(clone), *CHECK], clone, VERDICTS)
        times["verdict"].append(seconds)
        project = poetry.project()
        times["poetry"].append(poetry.install(project))
        times["rival check"].append(poetry.check(project))
        times["rival"].append(times["poetry"][-1] + times["rival check"][-1])
        clone = bench.clone()
        times["enter"].append(bench.run([*door(clone), "--help"], clone))
        times["floor"].append(uv_alone(bench, ready))
        times["again"].append(bench.run([*door(ready), "setup"], ready))
        times["help"].append(bench.run([*door(ready), "--help"], ready))
    pins = installed_pins(ready / ".venv")
    same = installed_pins(project / ".venv")
    different = {name for name in pins if same.get(name) != pins[name]}
    if different:
        raise SystemExit(f"Poetry installed other versions of {sorted(different)}")
    facts = {"poetry": poetry.version, "uv": pins["uv"], "packages": len(pins)}
    return {"times": times, **facts}


def table(result: dict, runs: int) -> str:
    """The times as a table, with the ratio, the machine and the versions."""
    lines = [f"{'seconds':<52}{'median':>9}{'all':>24}"]
    for row, title in ROWS.items():
        times = result["times"][row]
        every = " ".join(f"{seconds:.2f}" for seconds in times)
        lines.append(f"{title:<52}{statistics.median(times):>9.2f}{every:>24}")
    ours, rival = (
        statistics.median(result["times"][row]) for row in ("verdict", "rival")
    )
    lines += [
        "",
        f"A takes {ours / rival:.2f} of B (to be reached: 0.50 at most)",
        f"{runs} runs; {result['packages']} packages; {os.cpu_count()} cores; "
        f"{platform.platform()}; Python {platform.python_version()}; "
        f"uv {result['uv']}; Poetry {result['poetry']}",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="turns (default: 3)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as home:
        bench = Bench(Path(home))
        result = measure(bench, runs, lambda text: print(text, file=sys.stderr))
    print(table(result, runs))


if __name__ == "__main__":
    main()
