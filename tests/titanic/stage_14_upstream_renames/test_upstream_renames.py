"""The check of stage 14: the files call two columns otherwise, and one place knows it."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.safekeeping import passed_work
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome, Stop
from drydock.sandbox.runner import Program
from drydock.sandbox.runner import started as begun
from drydock.sandbox.stop_messages import happened, told, where_it_happened
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.notebook import cells, read_document
from drydock.workbook.workspace import Workspace

SHELL, STORY, MAKES = "train.py", "titanic.ipynb", "prepare_features"
TOLD_AT_MOST = 4
READ_BY = ("train.csv", "test.csv", "DATA")  # the words of a test that reads the files
HERE = Path(__file__).parent
OBSERVER = HERE.parent / "stage_13_thin_shell" / "notebook_observer.py"
before = load(HERE / "before.py")
held_since_12 = load(HERE.parent / "held_since_12.py")
held_since_13 = load(HERE.parent / "held_since_13.py")
held_since_14 = load(HERE.parent / "held_since_14.py")
THEIRS = held_since_14.translation.THEIRS

Modules = dict[str, ast.Module]

seam_program = held_since_13.seam_program
modules = held_since_12.modules_of_work
judgement = held_since_12.judgement_on_own_code
their_names = held_since_14.their_names_in_work


@pytest.fixture(scope="module")
def story_job(workspace: Workspace, crew: Crew, time_limit: float) -> Iterator[Job]:
    """The notebook at work, from top to bottom."""
    program = Program(STORY, "story", "notebook", OBSERVER)
    with begun(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    kept_functions_job: Job,
    own_tests_job: Job,
    story_job: Job,
    seam_job: Job,
    request: pytest.FixtureRequest,
) -> None:
    """Begins all that takes time, side by side, and what takes longest first; and reads
    what can be read while one core is idle."""
    assert kept_functions_job and own_tests_job and story_job and seam_job
    with suppress(CheckFailed):  # told where it is asked for
        request.getfixturevalue("past")


# What the program does with the new files.


@pytest.fixture(scope="module")
def seam(seam_run: Outcome, modules: Modules) -> Outcome:
    """What the two functions of `train.py` give, and what is done on the side."""
    assert modules
    if stop := seam_run.stop:
        raise _misses_a_column(stop) or held_since_12.broke_off(
            stop, f"{SHELL}, imported and run,"
        )
    return seam_run


def _misses_a_column(stop: Stop) -> CheckFailed | None:
    """The failure to raise where the core asks for a column that has another name now."""
    theirs = {ours: name for name, ours in THEIRS.items()}
    ours = next((one for one in theirs if repr(one) in stop.message), "")
    if stop.kind != "KeyError" or not ours:
        return None
    where = f", {stop.frames[-1][0]}" if stop.frames else ""
    return CheckFailed(
        expected=f"the core gets its passengers with the columns it knows, such as {ours}",
        found=f"{happened(stop)}{where}",
        remedy=f"the files say {theirs[ours]}: let one place translate it, right after"
        " reading",
        details=where_it_happened(stop),
    )


@pytest.fixture(scope="module")
def on_the_side(seam: Outcome) -> dict[str, Any]:
    """What the modules do beside returning something, once the core is given the names
    that it knows."""
    given = [columns for one in seam.facts["asked"] for columns in one["tables"]]
    foreign = [
        theirs
        for theirs, ours in THEIRS.items()
        for one in given
        if theirs in one and ours not in one
    ]
    if foreign:
        raise CheckFailed(
            expected=f"{MAKES} gets passengers whose columns are called as before",
            found=f"it is given a table with {' and '.join(dict.fromkeys(foreign))}",
            remedy=f"translate before {MAKES} is called: then neither it, nor any other"
            " function of the core, nor their tests have to know of the new names",
        )
    return seam.facts


def test_the_core_is_given_what_it_knows(on_the_side: dict[str, Any]) -> None:
    """The core is given passengers whose columns are called as before"""
    assert on_the_side


test_held = held_since_14.HELD


# What has changed since the stage before.


@pytest.fixture(scope="module")
def past(workspace: Workspace, modules: Modules) -> Any:
    """The state before this stage (see `before.Past`); None where nobody knows it."""
    assert modules  # Python can read them, then
    stage: Stage = workspace.stage.house.before(workspace.stage)
    own = passed_work.folder(stage)
    is_kept = workspace.is_own and own.is_dir()
    return before.nearest(stage.solution, own if is_kept else None, workspace.folder)


def test_the_core_is_as_it_was(past: Any) -> None:
    """preprocessing.py is as it was: it has not heard of the new names"""
    if past and past.core:
        raise CheckFailed(
            expected=f"every function and constant of the core is as it was {past.called}",
            found=_few(past.core),
            remedy="put it back, and translate before the core is called. If you changed it"
            " for another reason, do that as a step of its own, before this one: go back,"
            " change it, check stage 13 again, and come here after that",
        )


def _few(found: list[Any]) -> str:
    more = len(found) - TOLD_AT_MOST
    told_ones = "; ".join(map(str, found[:TOLD_AT_MOST]))
    return f"{told_ones}; and {more} more" if more > 0 else told_ones


def test_the_tests_are_as_they_were(past: Any) -> None:
    """Your tests are as they were, and so is what lies with them"""
    if past is None:
        return
    found = [one for one in past.tests if not may_change(one)]
    changed = [f"{name} has changed" for name in past.files]
    if found or changed:
        raise CheckFailed(
            expected=f"tests and approved files as they were {past.called}, but for a test"
            " that reads the files itself, or makes a table as it is in them",
            found=_few([*changed, *found]),
            remedy="put them back: they say that the new files give what the old ones gave;"
            " a new test may stand beside them",
        )


def may_change(one: Any) -> bool:
    """Whether what has changed in a test knows itself what is in the files."""
    makes_a_table = any(word in one.now for word in THEIRS)
    reads_them = any(word in one.was for word in READ_BY)
    return makes_a_table or bool(one.now and reads_them)


# What stays as it was.

test_the_shell = held_since_13.HELD
test_the_core = held_since_12.HELD


@pytest.fixture(scope="module")
def story(workspace: Workspace, story_job: Job) -> Outcome:
    """What the notebook gives in a clean run."""
    shown = workspace.shown(STORY)
    document = read_document(workspace.file(STORY), shown)
    outcome = story_job.wait()
    if outcome.stop:
        raise told(outcome.stop, cells(document, "code"), STORY)
    if outcome.facts["absent"]:
        raise CheckFailed(
            expected=f"{STORY} still has X_train, Y_train, X_test and model",
            found=f"there is no {', no '.join(outcome.facts['absent'])}",
            remedy=f"bring it back: git diff {shown}",
        )
    return outcome


def test_the_notebook_gives_the_same_results(
    story: Outcome, baseline: Callable[[str], Table]
) -> None:
    """The notebook runs from top to bottom and gives the same results"""
    for name in ("features", "predictions"):
        require_same(
            baseline(name),
            Table.parse(story.tables[name]),
            expected=f"in {STORY} too, the approved {name}",
            remedy="if it reads the files by itself, let it call your function for that",
        )


test_your_tests = held_since_12.GREEN
