"""Whoever asks for a check is told the same: the task of an IDE, a magic, and pytest."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alike import but_for_chance

from drydock.interfaces.magics import DrydockMagics
from drydock.judging.turns import Turn, turns
from drydock.workbook.house import HERE, Stage

WINDOWS = os.name == "nt"
SAMPLE = {"titanic/3": "a_smell_is_mended"}
STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if HERE.before(stage) != stage and stage.solution.is_dir()
]


@dataclass(frozen=True)
class Work:
    """Something to be judged: a start, a solution, or a wrong turn."""

    stage: Stage
    what: str | Turn

    def __str__(self) -> str:
        what = self.what.path.stem if isinstance(self.what, Turn) else self.what
        return f"{self.stage.kata}-{self.stage.label}-{what}"

    @contextmanager
    def folder(self) -> Iterator[Path]:
        if isinstance(self.what, Turn):
            with self.what.taken() as exercise:
                yield exercise
        else:
            before = self.what == "start"
            yield (HERE.before(self.stage) if before else self.stage).solution


def _works(stage: Stage, wrong: list[Turn]) -> list[Work]:
    return [Work(stage, what) for what in ("start", "solution", *wrong)]


def _sample() -> Iterator[Work]:
    for wanted, name in SAMPLE.items():
        stage = HERE.stage(wanted)
        found = [t for t in turns(stage, "wrong_turns") if t.path.stem == name]
        assert found, f"no wrong turn {name} in {stage}"
        yield from _works(stage, found)


def _by_task(stage: Stage, folder: Path) -> tuple[int, dict[str, Any]]:
    """What the task of VS Code that asks for a stage says, from the door on."""
    text = (HERE.root / ".vscode" / "tasks.json").read_text("utf-8")
    tasks = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))["tasks"]
    [task] = [t for t in tasks if t["args"] == ["check", "${input:stage}"]]
    command = ["cmd.exe", "/d", "/c", task["windows"]["command"]]
    command = command if WINDOWS else [task["command"]]
    done = _run(*command, "check", stage.called, "--workspace", str(folder), "--json")
    return done.returncode, json.loads(done.stdout)


def _by_pytest(stage: Stage, folder: Path) -> tuple[int, str]:
    tests = str(stage.tests.relative_to(HERE.root))
    done = _run(sys.executable, "-m", "pytest", tests, "--workspace", str(folder))
    return done.returncode, done.stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=HERE.root,
        env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "10000"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )


def _hold_together(work: Work) -> None:
    with work.folder() as folder:
        code, document = _by_task(work.stage, folder)
        report = DrydockMagics().check(f'{work.stage.called} --workspace "{folder}"')
        pytest_code, said = _by_pytest(work.stage, folder)
    word = document["verdict"]
    assert (word, code) == (("PASS", 0) if work.what == "solution" else ("FAIL", 1))
    assert but_for_chance(repr(report)) == but_for_chance(document["text"])
    assert pytest_code == code
    assert f"{word}  {work.stage}" in said.splitlines()
    for finding in document["findings"]:
        assert but_for_chance(finding["found"] or "") in but_for_chance(said)


@pytest.mark.parametrize("work", list(_sample()), ids=str)
def test_every_way_says_the_same(work: Work) -> None:
    _hold_together(work)


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_every_way_says_the_same_of_everything(stage: Stage) -> None:
    for work in _works(stage, turns(stage, "wrong_turns")):
        _hold_together(work)
