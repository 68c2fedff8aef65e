"""How long a save waits for its verdict in `go watch`, beside the check as a command.

In a copy of the workbook, with the solution of a stage as the work, a `go watch` stands
by. A save puts another comment behind the last line of the script, or of the notebook's
last code cell; the time runs from just before the file is written until the line with the
verdict, PASS, is read. The other side is `go check` of the same stage in the same copy, a
whole process. Not timed: the start of `go watch`, which takes as long as a check.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from _places import copy_project
from _stages import SCRIPT, asked_for, check, is_script
from _tables import Comparison, Other, machine, table
from _timing import clean_environment, options, seconds, turn_by_turn

from drydock.workbook.house import HERE, House, Stage

NOTEBOOK_STAGE = "2"
NOTEBOOK = "titanic.ipynb"
VERDICT = re.compile(r"(PASS|FAIL|BROKEN)  ")
A_VERDICT_MAY_TAKE = 120.0
AT_MOST = 0.25
SCRIPT_UNDER, NOTEBOOK_UNDER = 0.5, 1.0


class Watched:
    """A `go watch` at work, and when it said what."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: SimpleQueue[tuple[float, str]] = SimpleQueue()
        self._said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put((time.perf_counter(), line))
        self._lines.put((time.perf_counter(), "BROKEN  the end"))

    def passed(self) -> float:
        """Waits for the next verdict, and gives the time at which its line was there.

        Any verdict but PASS ends it all.
        """
        while True:
            try:
                at, line = self._lines.get(timeout=A_VERDICT_MAY_TAKE)
            except Empty:
                at, line = 0.0, "BROKEN  nothing was said for too long"
            self._said.append(line.rstrip())
            if found := VERDICT.match(line):
                if found[1] != "PASS":
                    raise SystemExit("\n".join(["go watch:", *self._said]))
                return at


@contextmanager
def watching(stage: Stage, environment: Mapping[str, str]) -> Iterator[Watched]:
    """`go watch` of a stage; it ends when its input does."""
    name = f"{stage.kata}/{stage.number}"
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "drydock", "watch", name],
        cwd=stage.house.root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        try:
            yield Watched(process)
            process.stdin.close()
            process.wait(timeout=A_VERDICT_MAY_TAKE)
        finally:
            process.kill()


def versions(stage: Stage) -> Iterator[tuple[Path, str]]:
    """The file of a stage's work, with a text that differs every time."""
    file = stage.house.exercise(stage.kata) / (SCRIPT if is_script(stage) else NOTEBOOK)
    text = file.read_text("utf-8")
    for number in itertools.count(1):
        comment = f"  # saved {number}"
        if is_script(stage):
            yield file, f"{text.rstrip()}{comment}\n"
        else:
            yield file, with_comment(text, comment)


def with_comment(text: str, comment: str) -> str:
    """A notebook with a comment behind the last line of its last code cell."""
    document = json.loads(text)
    code = [one for one in document["cells"] if one["cell_type"] == "code"]
    code[-1]["source"] = ["".join(code[-1]["source"]), comment]
    return json.dumps(document, indent=1) + "\n"


def save(file: Path, text: str) -> None:
    """As many editors do: a new file beside the old one takes its place."""
    fresh = file.with_name(f".{file.name}.swp")
    fresh.write_text(text, "utf-8")
    fresh.replace(file)


def measure(stage: Stage, runs: int) -> Comparison:
    """A save in `go watch` beside the check; `stage` is one of a copy."""
    root = stage.house.root
    environment = clean_environment(PYTHONPATH=root / "src", PYTHONUTF8="1")
    work = stage.house.exercise(stage.kata)
    shutil.rmtree(work)
    shutil.copytree(stage.solution, work)
    texts = versions(stage)
    with watching(stage, environment) as watched:
        watched.passed()

        def saved() -> float:
            file, text = next(texts)
            begun = time.perf_counter()
            save(file, text)
            return watched.passed() - begun

        sides = {
            "watch": saved,
            "cold": lambda: seconds(check(stage), root, environment),
        }
        times = turn_by_turn(stage.name, sides, runs)
    under = SCRIPT_UNDER if is_script(stage) else NOTEBOOK_UNDER
    cold = Other("go check", times["cold"], AT_MOST if is_script(stage) else None)
    return Comparison(
        f"{stage.name}: a save in go watch", times["watch"], [cold], under
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument(
        "stages",
        nargs="*",
        help=f"such as 7; without one, {NOTEBOOK_STAGE} and every stage with a script",
    )
    asked = parser.parse_args()
    stages = asked_for(asked.stages)
    if not asked.stages:
        stages.insert(0, HERE.stage(NOTEBOOK_STAGE))
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as home:
        root = Path(home).resolve()
        copy_project(root)
        house = House(root)
        copies = [house.stage(f"{stage.kata}/{stage.number}") for stage in stages]
        found = [measure(stage, asked.runs) for stage in copies]
    print(table(found))
    print(machine(asked.runs, ["pandas", "scikit-learn", "pytest", "watchfiles"]))


if __name__ == "__main__":
    main()
