"""Does a lock notice what an owner would see? Judged by the notebook, and not by its script.

    .venv/bin/python tests/drydock/independent.py NOTEBOOK... --wrong 30 --green 10

locks each notebook in a folder of its own, runs the tests of the lock so many times, then makes
wrong notebooks by one change each and runs them cell by cell, as a survey does. It counts those
of which the owner would see something else (an output of a cell, a value at the end, a file),
and how many of these the lock notices. Nothing of the lock's own choice is used.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from drydock import scratch
from drydock.adoption.locking import ipython_lines, lock, script
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.locked.lock import AS_TEXT
from drydock.adoption.locking.owners_python import Died, OwnersPython, TookTooLong
from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.model import Cell, Run
from drydock.adoption.proving.versions import of_script
from drydock.adoption.running import copied_folder, interpreter, notebook_file
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.run import Asked, Limits, RunningNotebook
from drydock.adoption.survey.sameness import plain
from drydock.errors import Told
from drydock.workbook.notebook import MAY_FAIL, NOT_RUN

LIMIT = 120.0
AT_ONCE = 2
SEED = 1


def changed(sources: Sequence[str]) -> Iterator[list[str]]:
    """The cells of a notebook with one change each."""
    lines = [(at, line) for at, one in enumerate(sources) for line in one.split("\n")]
    for version in of_script("\n".join(line for _, line in lines) + "\n"):
        first, last = version.first - 1, version.first - 1 + version.before.count("\n")
        cell = lines[first][0]
        new = [(cell, line) for line in version.segment.rstrip("\n").split("\n")]
        whole = [*lines[:first], *new, *lines[last:]]
        yield [
            "\n".join(line for of, line in whole if of == at)
            for at in range(len(sources))
        ]


def work(sources: Sequence[str]) -> list[str]:
    """The lines of the script of a notebook, those that do nothing left out."""
    lines = script.of_cells(cells(sources)).text.split("\n")
    return [one for one in lines if one.strip() not in ("", "pass")]


def cells(sources: Sequence[str]) -> list[Cell]:
    """Code cells that hold this."""
    return [Cell(number, source) for number, source in enumerate(sources, 1)]


def in_plain_python(notebook: Notebook) -> list[str]:
    """What the cells of a notebook hold that are part of its script."""
    kept = [one for one in notebook.cells if not {NOT_RUN, MAY_FAIL} & set(one.tags)]
    return [ipython_lines.plain(one.number, one.source)[0] for one in kept]


def _seen(run: Run, home: Path) -> dict[str, str] | None:
    if run.first_failure or run.stopped:
        return None
    seen = {
        f"value {name}": one.digest
        for name, one in run.end.items()
        if one.digest and one.kind not in ("function", "module")
    }
    for ran in run.cells:
        texts = [plain(one.text) for one in ran.outputs if one.kind == "text"]
        seen[f"cell {ran.number}"] = "\n".join(texts)
        for name in ran.files_written:
            file = home / name
            if file.suffix in AS_TEXT and file.is_file():
                seen[f"file {name}"] = sha256(file.read_bytes()).hexdigest()
    return seen


@dataclass(frozen=True)
class Owner:
    """Somebody who runs their notebook, and looks at all that it shows and makes."""

    notebook: Notebook
    python: Interpreter

    def sees(self, sources: Sequence[str], hash_seed: int = 1) -> dict[str, str] | None:
        """All that there is to be seen of a clean run; None if it does not come to its end."""
        with scratch.folder() as made:
            place = Path(made).resolve()
            for name in ("tree", "run"):
                (place / name).mkdir()
            held = tuple(cells(sources))
            path = self.notebook.path
            copied = copied_folder.copy(path, held, place / "tree", [])
            limits = Limits(LIMIT, LIMIT)
            run = RunningNotebook(
                Asked(self.python, copied, held, place / "run", limits, hash_seed)
            )
            try:
                while run.follow():
                    time.sleep(0.05)
            finally:
                run.end()
            return _seen(run.result(), copied.home)

    def sees_twice(self, sources: Sequence[str]) -> dict[str, str]:
        """What is the same in two clean runs."""
        with ThreadPoolExecutor(AT_ONCE) as threads:
            one, other = threads.map(self.sees, [sources] * 2, [1, 2])
        return {k: v for k, v in (one or {}).items() if (other or {}).get(k) == v}


@dataclass(frozen=True)
class Held:
    """A lock that has been put on, and the Python in which it is held against scripts."""

    locked: Locked
    python: OwnersPython
    quiet: bool

    def notices(self, sources: Sequence[str], number: int) -> bool:
        """Whether it is red for the script of a changed notebook."""
        text = script.of_cells(cells(sources), quiet=self.quiet).text
        file = self.python.scratch / f"wrong-{number}.py"
        file.write_text(text, "utf-8")
        tests, folder = self.locked.tests, self.locked.notebook.folder
        settings = self.locked.choice.settings(str(file), tests, folder)
        job = {"what": "check", "tests": str(tests), "lock": settings}
        try:
            told = self.python.last_answer(job, LIMIT)
        except (TookTooLong, Died):
            return True
        return bool(told.get("failed") or told["differs"])


@dataclass
class Count:
    """What came out for one notebook; missed: what differs, and the changed lines."""

    locked: int = 0
    green: int = 0
    possible: int = 0
    tried: int = 0
    seen: int = 0
    missed: list[tuple[list[str], list[str]]] | None = None


def measure(path: Path, into: Path, wrong: int, green: int) -> Count:
    """Locks a notebook, and counts. Raises Told where it cannot be locked."""
    read = notebook_file.read(path)
    notebook, chosen = Notebook(read.path, read.cells), interpreter.choose(read)
    count = Count(missed=[])
    with scratch.folder() as room:
        python = OwnersPython(chosen.python, Path(room).resolve())
        locked = lock.put_on(notebook, into, python, LIMIT, lambda _: None)
        count.locked = len(locked.choice.texts)
        command = [chosen.python, "-m", "pytest", "-q", str(into)]
        for _ in range(green):
            done = subprocess.run(command, cwd=into, capture_output=True, check=False)
            count.green += not done.returncode
        sources = in_plain_python(notebook)
        quiet = script.of_cells(cells(sources)).text == locked.script.text
        _judge(
            count, Owner(notebook, chosen), Held(locked, python, quiet), sources, wrong
        )
    return count


def _judge(
    count: Count, owner: Owner, held: Held, sources: list[str], most: int
) -> None:
    """Tries some of all changes, chosen by chance, and the same ones at each call."""
    right, does = owner.sees_twice(sources), work(sources)
    every = list(changed(sources))
    count.possible = len(every)
    random.Random(SEED).shuffle(every)
    chosen = list(islice((one for one in every if work(one) != does), most))

    def judge(numbered: tuple[int, list[str]]) -> None:
        number, wrong = numbered
        now = owner.sees(wrong)
        if now is None:
            return
        count.tried += 1
        differs = [one for one, was in right.items() if now.get(one) != was]
        if differs:
            count.seen += 1
            if not held.notices(wrong, number) and count.missed is not None:
                lines = {line for one in sources for line in one.split("\n")}
                new = [o for one in wrong for o in one.split("\n") if o not in lines]
                count.missed.append((differs, new))

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(judge, enumerate(chosen)))


def main() -> None:
    """Prints a line for each notebook, and below it what the lock has missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("notebooks", nargs="+", type=Path)
    parser.add_argument("--wrong", type=int, default=30, help="wrong notebooks to try")
    parser.add_argument("--green", type=int, default=10, help="runs of the tests")
    asked = parser.parse_args()
    total = replace(Count(), missed=[])
    for path in asked.notebooks:
        began = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(prefix="drydock-lock-") as into:
                found = measure(path, Path(into) / "new", asked.wrong, asked.green)
        except Told as error:
            print(f"{path.name}: not locked: {error.found}", flush=True)
            continue
        missed = found.missed or []
        total.seen += found.seen
        total.missed = [*(total.missed or []), *missed]
        print(
            f"{path.name}: {found.locked} locked, green {found.green} of {asked.green};"
            f" {found.tried} of {found.possible} changes ran, {found.seen} can be seen,"
            f" {found.seen - len(missed)} noticed ({time.monotonic() - began:.0f} s)",
            flush=True,
        )
        for differs, lines in missed:
            print(f"    missed, in {', '.join(differs[:4])}: {' | '.join(lines)}")
    missed = total.missed or []
    print(f"In all {total.seen} can be seen, {total.seen - len(missed)} noticed")


if __name__ == "__main__":
    main()
