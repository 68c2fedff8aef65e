"""The check of stage 02: training says where it saves, and a smoke test that can fail."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest

from drydock.commands import PYTHON
from drydock.detail import listed
from drydock.errors import CheckFailed, NotYet
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.suite_board import SUITE_BOARD
from drydock.judging.variants import CORRECT, MUTANTS, Variant, variants
from drydock.sandbox.job import Job
from drydock.sandbox.own_frames import headline
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import Workspace, modules_in

SCRIPT = "training.py"
PLACE = "artifacts/model.joblib"
SECONDS = 5
OLD = ("test_predict", "test_recall")
LABELS = {"1", "2", "1 and 2"}

silent_files = load(Path(__file__).with_name("silent_files.py"))


@dataclass(frozen=True)
class InFreshClone(Variant):
    """A variant beside which there is no model yet, as where the work has just been cloned,
    nor any test that has nothing to do with training."""

    advice: ClassVar = (
        "test what goes in and what comes out, and not how your code does it; where you ask"
        " for a figure, leave a wide margin: another model learns less, and is right as well"
    )

    def put_into(self, exercise: Path) -> None:
        (exercise / PLACE).unlink(missing_ok=True)
        silent_files.leave_out(exercise)
        super().put_into(exercise)


@dataclass(frozen=True)
class FreshClone(Variant):
    """The work itself, as it has just been cloned: without a model; `trees` gets to know
    where that is."""

    trees: list[Path] = field(default_factory=list, compare=False)

    def put_into(self, exercise: Path) -> None:
        (exercise / PLACE).unlink(missing_ok=True)
        self.trees.append(exercise)


@pytest.fixture(scope="module", name="training_job")
def _training_job(workspace: Workspace, bench: Bench) -> Iterator[Job]:
    """The participant's `train_model` at work on a few loans."""
    seam = Path(__file__).with_name("what_is_saved.py")
    program = Program(SCRIPT, "saved", "module", seam)
    with workspace.scratch() as tree:
        (tree / PLACE).unlink(missing_ok=True)
        yield bench.crew.job(program.request(workspace.stage, tree), limit=bench.limit)


@pytest.fixture(scope="module", name="clone")
def _clone(stage: Stage) -> FreshClone:
    """The participant's work without a model, and where it stands."""
    return FreshClone(stage, Path(__file__))


@pytest.fixture(scope="module", name="own_tests_job")
def _own_tests_job(bench: Bench, clone: FreshClone) -> Job:
    """The participant's tests, at work on their own code in a fresh clone."""
    return bench.on_own(clone)


@pytest.fixture(scope="module", name="trial")
def _trial(bench: Bench) -> Trial:
    """The participant's tests, at work on their own code with another `train_model`: any
    name of theirs is there, as they have made it."""
    own = bench.of_own_code
    right, wrong = (
        [
            InFreshClone(one.stage, one.path)
            for one in variants(own.workspace.stage, kind)
        ]
        for kind in (CORRECT, MUTANTS)
    )
    return Trial(own, list[Variant](right), list[Variant](wrong))


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(own_tests_job: Job, training_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests_job and training_job and trial


@pytest.fixture(scope="module", name="left")
def _left(training_job: Job, workspace: Workspace) -> dict[str, Any]:
    """What `train_model` has left behind (see `what_is_saved.py`)."""
    if not workspace.file(SCRIPT).is_file():
        raise CheckFailed(
            expected=f"training stands in {workspace.shown(SCRIPT)}",
            found="there is no such file",
            remedy="let the file have its old name: the pipeline calls it",
        )
    outcome = training_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, SCRIPT)
    if lacks := outcome.facts.get("lacks"):
        raise CheckFailed(
            expected=f"{SCRIPT} has the name {lacks}",
            found="there is no such name",
            remedy=(
                "give the path of the model that name again: the service reads it"
                if lacks == "ARTIFACT"
                else "bring the function back by that name"
            ),
        )
    if takes := outcome.facts.get("takes"):
        raise CheckFailed(
            expected="train_model(loans, save_to=path) saves the model where path says",
            found=f"it is train_model{takes}",
            remedy="give train_model a second parameter, save_to, which is ARTIFACT where"
            " nobody says anything else",
        )
    return outcome.facts


@pytest.fixture(scope="module", name="told")
def _told(left: dict[str, Any]) -> None:
    """Requires that training saves a model where it is told, and nowhere else."""
    found, remedy = _of_told(left["told"])
    if found:
        raise CheckFailed(
            expected="train_model(loans, save_to=path) saves the model where path says, and"
            " nowhere else",
            found=found,
            remedy=remedy,
        )


def _of_told(told: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with what `train_model` left where it was told, and what to do."""
    if "FileNotFoundError" in told["error"]:
        return (
            f"for a path in folders that are not there yet: {headline(told['error'])}",
            "make them first, save_to.parent, and with parents=True",
        )
    if told["error"]:
        return headline(told["error"]), f"look at what {SCRIPT} does with save_to"
    if not told["saved"]:
        found = "there is no such file after that"
        also = f"; the model lies in {PLACE}" if told["real"] else ""
        return found + also, "give save_to to joblib.dump, in the place of ARTIFACT"
    if told["real"]:
        return (
            f"it lies there, and in {PLACE} as well",
            "save once, to save_to: its default is the place of today",
        )
    if told["answers"] not in LABELS:
        return (
            f"the model in that file, asked about some loans, answers"
            f" {headline(told['answers'])}",
            "save the pipeline that was fitted, encoding and all",
        )
    return "", ""


def test_training_saves_where_it_is_told(told: None) -> None:
    """Training saves where it is told, and nowhere else"""
    assert told is None


def test_training_saves_for_the_service(left: dict[str, Any]) -> None:
    """Told nothing, training saves for the service, as before"""
    untold = left["untold"]
    if untold["error"] or not untold["real"]:
        raise CheckFailed(
            expected=f"train_model(loans) saves the model in {PLACE}, as before",
            found=headline(untold["error"]) or "there is no such file after that",
            remedy="let ARTIFACT be the default of save_to: the pipeline and the service"
            " need not know of it",
        )


@pytest.fixture(scope="module", name="judgement")
def _judgement(left: dict[str, Any], trial: Trial, own_tests_job: Job) -> Judgement:
    """What the participant's tests say, once there is a `save_to` by which to ask."""
    if _of_told(left["told"])[0]:
        raise NotYet
    return trial.judgement(own_tests_job)


def test_the_real_model_is_left_alone(
    own_tests_job: Job, clone: FreshClone, workspace: Workspace
) -> None:
    """Your tests leave the real model alone"""
    own_tests_job.wait()
    if (clone.trees[0] / PLACE).exists():
        calls = _calls_without_place(workspace)
        raise CheckFailed(
            expected=f"your tests write no {PLACE}: what lies there is what the service"
            " answers with",
            found="there was none before they ran, and there is one now"
            + (f"; {calls[0]} calls train_model without save_to" if calls else ""),
            remedy=(
                "say there where to save: tmp_path is a folder of the test's own. Where ARTIFACT"
                " is the default of save_to, to lead training.ARTIFACT elsewhere changes nothing"
                if calls
                else "let each test save in a folder of its own: tmp_path is one, and"
                " monkeypatch leads the service and the report there"
            ),
        )


def test_the_old_tests_are_there(own_tests_job: Job) -> None:
    """The old tests of the service and of the report are still there"""
    outcome = own_tests_job.wait()
    if outcome.stop or outcome.facts["broken"]:
        raise NotYet
    ran = {
        test["id"].rpartition("::")[2].partition("[")[0]
        for test in outcome.facts["tests"]
        if test["outcome"] != "skipped"
    }
    if gone := [name for name in OLD if name not in ran]:
        raise CheckFailed(
            expected=f"{listed(OLD)} are still there, and no longer train for real",
            found=f"{listed(gone)} did not run",
            remedy="bring back what git diff shows as deleted, let it train in a folder of"
            " its own, and lead what reads the model there",
        )


def _calls_without_place(workspace: Workspace) -> list[str]:
    """Where tests call `train_model` with the loans alone."""
    code = set(modules_in(workspace.folder))
    found = []
    for file in sorted(set(workspace.folder.rglob("*.py")) - code):
        with suppress(*NO_PYTHON):
            for node in ast.walk(ast.parse(file.read_bytes())):
                if isinstance(node, ast.Call) and _trains(node):
                    name = file.relative_to(workspace.folder).as_posix()
                    found.append(f"{name}, line {node.lineno}")
    return found


def _trains(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    return name == "train_model" and len(call.args) + len(call.keywords) < 2


def test_no_test_is_slow(sound_tests: Judgement, workspace: Workspace) -> None:
    """No test takes longer than a few seconds"""
    tests = sound_tests.own.facts["tests"]
    slowest = max(tests, key=lambda test: test["seconds"])
    if slowest["seconds"] > SECONDS:
        raise CheckFailed(
            expected=f"no test takes longer than {SECONDS} seconds",
            found=f"{slowest['id']} takes {slowest['seconds']:.1f} seconds",
            remedy="let it learn from fewer loans, and only once; to see where the time"
            f" goes: {PYTHON} -m pytest {workspace.shown()} --durations=5",
        )


test_your_tests = YOUR_TESTS

test_suite_board = SUITE_BOARD
