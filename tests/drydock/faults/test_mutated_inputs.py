"""Damaged notebooks and scripts: a verdict each, never a fault of ours, and in time."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from by_commit import a_share_of

from drydock.errors import CheckFailed
from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load
from drydock.workbook.notebook import cells, plain_python, read_document
from drydock.workbook.workspace import Workspace

mutated = load(Path(__file__).with_name("mutation.py")).mutated
STAGES = [
    stage
    for kata in HERE.katas
    for stage in HERE.stages(kata)
    if stage.tests.is_dir() and stage.solution.is_dir() and Lesson(stage).has_task
]
INPUTS = 2000
CHUNK = 20
RUN_MAY_TAKE = 15.0
CHECK_MAY_TAKE = 100.0


def _damage(stage: Stage, number: int, exercise: Path) -> str:
    """Damages one file of a copy of the stage's solution; gives what was done."""
    found = sorted(p for p in exercise.rglob("*") if p.suffix in (".py", ".ipynb"))
    path = found[number % len(found)]
    label = f"{stage}/{path.relative_to(exercise).as_posix()}"
    how, content = mutated(f"{label}{path.suffix}", path.read_bytes(), number)
    path.write_bytes(content)
    return f"{label} {how.strip('_')} ({number})"


def _judge(stage: Stage, number: int) -> Word:
    """The verdict on a damaged solution; what gets none is kept, to be looked at."""
    with Workspace(stage, stage.solution).scratch() as exercise:
        done = _damage(stage, number, exercise)
        began = time.monotonic()
        verdict = check(stage, exercise, time_limit=RUN_MAY_TAKE)
        took = time.monotonic() - began
        faults = [one.told for one in verdict.findings if one.word is Word.BROKEN]
        if faults or took > CHECK_MAY_TAKE:
            kept = HERE.root / ".drydock" / "faults" / f"{stage.label}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(exercise, kept)
            pytest.fail(f"{done}, {took:.0f} s, kept in {kept}: {faults[:1]}")
    return verdict.word


def _leftover() -> list[psutil.Process]:
    """What damaged work has left running for good: hosts and their twins share a session,
    and each run has one of its own. What nobody waits for is ended a moment later."""
    hosts = [
        p
        for p in psutil.Process().children()
        if "drydock.sandbox.warm.server" in p.cmdline()
    ]
    runs = []
    for host in hosts:
        for below in host.children(recursive=True):
            with suppress(ProcessLookupError):
                if os.getsid(below.pid) != os.getsid(host.pid):
                    runs.append(below)
    return psutil.wait_procs(runs, timeout=5)[1]


@pytest.mark.parametrize("stage", a_share_of(STAGES), ids=str)
def test_damaged_work_gets_a_verdict(stage: Stage) -> None:
    assert _judge(stage, stage.number) in (Word.PASS, Word.FAIL)
    assert not _leftover()


@pytest.mark.long
@pytest.mark.parametrize("chunk", range(0, INPUTS // CHUNK))
def test_all_damaged_work_gets_a_verdict(
    chunk: int, record_property: Callable[[str, object], None]
) -> None:
    words: Counter[Word] = Counter()
    for number in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        # The numbers of a stage run through all of its files, and all kinds of damage.
        words[_judge(STAGES[number % len(STAGES)], number)] += 1
    assert not _leftover()
    record_property(
        "count",
        f"damaged inputs {chunk * CHUNK} to {(chunk + 1) * CHUNK - 1}:"
        f" {words[Word.PASS]} PASS, {words[Word.FAIL]} FAIL, 0 without a verdict",
    )


def _deep(levels: int) -> dict[str, str]:
    """Python that is nested `levels` deep, in several ways; some of it Python refuses."""
    return {
        "minuses": f"x = {'-' * levels}1",
        "sums": f"x = {'1 + ' * levels}1",
        "methods": f"x = ''{'.strip()' * levels}",
        "calls": f"x = {'abs(' * levels}1{')' * levels}",
        "lists": f"x = {'[' * levels}{']' * levels}",
        "branches": "if 0:\n  0\n" + "elif 0:\n  0\n" * levels,
    }


@pytest.mark.long
@pytest.mark.parametrize("levels", [90, 190, 450, 900])
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_deep_code_gets_a_verdict(stage: Stage, levels: int) -> None:
    """Between what Python can run and what walks through a syntax tree lies a gap."""
    found = sorted(stage.solution.glob("*.py")) or sorted(
        stage.solution.glob("*.ipynb")
    )
    for code in _deep(levels).values():
        with Workspace(stage, stage.solution).scratch() as exercise:
            _append(exercise / found[-1].name, code)
            verdict = check(stage, exercise, time_limit=RUN_MAY_TAKE)
        faults = [one.told for one in verdict.findings if one.word is Word.BROKEN]
        assert not faults


def _append(file: Path, code: str) -> None:
    """Adds code to the end of a script, or to the last code cell of a notebook."""
    if file.suffix == ".py":
        file.write_text(f"{file.read_text('utf-8')}\n{code}\n", "utf-8")
        return
    page = read_document(file, file.name)
    last = [cell for cell in page["cells"] if cell["cell_type"] == "code"][-1]
    last["source"] = [*last["source"], f"\n{code}"]
    file.write_text(json.dumps(page), "utf-8")


@pytest.mark.parametrize("inputs", [200, pytest.param(INPUTS, marks=pytest.mark.long)])
def test_damaged_notebooks_can_be_read_or_are_told(
    tmp_path: Path, record_property: Callable[[str, object], None], inputs: int
) -> None:
    """By the part of the engine that every notebook goes through first."""
    stage = next(one for one in STAGES if list(one.solution.glob("*.ipynb")))
    content = next(stage.solution.glob("*.ipynb")).read_bytes()
    damaged, refused = tmp_path / "damaged.ipynb", 0
    for number in range(inputs):
        damaged.write_bytes(mutated("reading.ipynb", content, number)[1])
        try:
            code = cells(read_document(damaged, damaged.name), "code")
        except CheckFailed:
            refused += 1
            continue
        for cell in code:
            plain_python(cell.source)
            assert len(cell.first_line) <= 60
    record_property(
        "count", f"{inputs} damaged notebooks read: {refused} refused in words"
    )
    assert 0.1 < refused / inputs < 0.9
