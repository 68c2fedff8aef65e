"""How long from a fresh clone to the first verdict, beside Poetry 2 and uv alone.

Both sides of the first comparison install the very same pins, with warm package caches,
then run the same check; all in temporary folders. The second is the set-up alone beside
the floor under it, `uv pip sync` of the same lock. Whatever only prepares a comparison is
not timed: Poetry's own installation, its lock, and the first install of each side, which
warms its cache. It needs a network, once.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _places import copy_project, door, program_in, python_in
from _tables import Comparison, Other, machine, table
from _timing import clean_environment, note, options, seconds

PYTHON = getattr(sys, "_base_executable", sys.executable)
CHECK = ["check", "1"]
# A check that fails has judged: the notebook of a fresh clone is still a mess.
VERDICTS = (0, 1)
AT_MOST = 0.5


class Bench:
    """A temporary folder, and commands that are run and timed in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = clean_environment(
            DRYDOCK_PYTHON=PYTHON,
            POETRY_CACHE_DIR=home / "poetry-cache",
            POETRY_VIRTUALENVS_IN_PROJECT="true",
            POETRY_NO_INTERACTION="1",
        )
        self.count = 0

    def run(
        self, command: list[str | Path], cwd: Path, codes: tuple[int, ...] = (0,)
    ) -> float:
        """Run a command and return its seconds; any other exit code ends it all."""
        return seconds(command, cwd, self.environment, codes)

    def folder(self, name: str) -> Path:
        """A new and empty folder."""
        self.count += 1
        folder = self.home / f"{name}-{self.count}"
        folder.mkdir()
        return folder

    @contextmanager
    def swept(self) -> Iterator[None]:
        """Removes at the end the folders that were made within."""
        before = set(self.home.iterdir())
        yield
        for made in set(self.home.iterdir()) - before:
            shutil.rmtree(made, ignore_errors=True)

    def clone(self) -> Path:
        """The project as a fresh clone would have it, changes of today included."""
        clone = self.folder("clone")
        copy_project(clone)
        return clone


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
    uv = program_in(clone / ".venv", "uv")
    lock = clone / "requirements.lock"
    sync = [uv, "pip", "sync", "--offline", "--require-hashes", "--python"]
    return bench.run([*sync, python_in(venv), lock], bench.home)


Times = dict[str, list[float]]


def measure(bench: Bench, runs: int) -> tuple[Times, dict[str, str]]:
    """All the times, and the versions of what took part."""
    note("setup: warming the caches, installing and locking Poetry (not timed)")
    ready = bench.clone()
    bench.run([*door(ready), "setup"], ready)
    pins = installed_pins(ready / ".venv")
    poetry = Poetry(bench, pins)
    poetry.install(poetry.project())
    turns = []
    for turn in range(1, runs + 1):
        note(f"setup: turn {turn} of {runs}")
        with bench.swept():
            turns.append(one_turn(bench, ready, poetry, pins))
    times = {side: [turn[side] for turn in turns] for side in turns[0]}
    versions = {"uv": pins["uv"], "Poetry": poetry.version}
    return times, versions | {"packages installed:": str(len(pins))}


def one_turn(
    bench: Bench, ready: Path, poetry: Poetry, pins: dict[str, str]
) -> dict[str, float]:
    """The seconds of every side, once; Poetry must have installed the same pins."""
    clone, project, empty = bench.clone(), poetry.project(), bench.clone()
    turn = {"verdict": bench.run([*door(clone), *CHECK], clone, VERDICTS)}
    turn["poetry"] = poetry.install(project)
    turn["rival check"] = poetry.check(project)
    turn["rival"] = turn["poetry"] + turn["rival check"]
    turn["enter"] = bench.run([*door(empty), "--help"], empty)
    turn["floor"] = uv_alone(bench, ready)
    turn["again"] = bench.run([*door(ready), "setup"], ready)
    turn["help"] = bench.run([*door(ready), "--help"], ready)
    same = installed_pins(project / ".venv")
    if different := {name for name in pins if same.get(name) != pins[name]}:
        raise SystemExit(f"Poetry installed other versions of {sorted(different)}")
    return turn


def comparisons(times: Times) -> list[Comparison]:
    """What is told of the times, in the order of the table."""
    rival = "poetry install, then the same check"
    return [
        Comparison(
            "fresh clone: go check 1",
            times["verdict"],
            [Other(rival, times["rival"], AT_MOST)],
        ),
        Comparison("    there, poetry install", times["poetry"]),
        Comparison("    there, the check", times["rival check"]),
        Comparison(
            "fresh clone: go --help (set-up alone)",
            times["enter"],
            [Other("uv pip sync alone", times["floor"])],
        ),
        Comparison("go setup, nothing to do", times["again"]),
        Comparison("go --help, nothing to do", times["help"]),
    ]


def main() -> None:
    runs = options(__doc__).parse_args().runs
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as home:
        times, versions = measure(Bench(Path(home)), runs)
    print(table(comparisons(times)))
    print(machine(runs, **versions))


if __name__ == "__main__":
    main()
