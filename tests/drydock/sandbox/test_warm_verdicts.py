"""A verdict is the same by a fresh process and by one that has judged before."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from alike import but_for_chance

from drydock.judging.checking import check
from drydock.judging.turns import turns
from drydock.workbook.house import HERE, Stage

STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
JUDGED = [s for s in STAGES if s.tests.is_dir() and s.solution.is_dir()]


def _work(stage: Stage) -> dict[str, AbstractContextManager[Path]]:
    """What there is to be judged: the solution, the start and the wrong turns."""
    folders = {"solution": stage.solution, "start": HERE.before(stage).solution}
    wrong = {turn.path.stem: turn.taken() for turn in turns(stage, "wrong_turns")}
    return {name: nullcontext(folder) for name, folder in folders.items()} | wrong


def _cold(stage: Stage, folder: Path) -> str:
    wanted = [f"{stage.kata}/{stage.number}", "--workspace", str(folder)]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "drydock", "check", *wanted, "--json"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return _told(json.loads(done.stdout))


def _told(document: dict[str, Any]) -> str:
    return but_for_chance(json.dumps(document["findings"]))


def _is_the_same(stage: Stage, name: str) -> None:
    with _work(stage)[name] as folder:
        cold = _cold(stage, folder)
        for _ in range(2):
            assert _told(check(stage, folder).as_json()) == cold


def test_a_sample_is_judged_alike_cold_and_warm() -> None:
    _is_the_same(HERE.stage("titanic/7"), "start")


@pytest.mark.long
@pytest.mark.parametrize(
    ("stage", "name"),
    [pytest.param(s, name, id=f"{s}-{name}") for s in JUDGED for name in _work(s)],
)
def test_all_work_is_judged_alike_cold_and_warm(stage: Stage, name: str) -> None:
    _is_the_same(stage, name)
