"""The check of stage 05: two functions to hold the program by, and tests that hold it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.baseline import Table, differences
from drydock.errors import CheckFailed, NotYet
from drydock.job import Job, Outcome
from drydock.judging import Judgement, Trial
from drydock.runner import Program
from drydock.workspace import Workspace

SCRIPT = "train.py"
DATA = ("train.csv", "test.csv")


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the import of `train`, and then at its two functions."""
    return Program(SCRIPT, "seam", "module", Path(__file__).with_name("on_import.py"))


@pytest.fixture(scope="module", autouse=True)
def _all_at_once(own_tests: Job, seam_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests and seam_job and trial


def test_importing_does_nothing(seam: Outcome) -> None:
    """Importing train trains nothing, reads no data and prints nothing"""
    seen = seam.facts["on_import"]
    did = [f"trains {', '.join(seen['trained'])}"] if seen["trained"] else []
    did += [f"reads {', '.join(seen['read'])}"] if seen["read"] else []
    did += ["prints something"] if seen["printed"] else []
    if did:
        raise CheckFailed(
            expected="import train defines functions, and does nothing else",
            found=f"importing it {' and '.join(did)}",
            remedy="move this into one of the two functions; what should happen only"
            ' when the file is run goes under if __name__ == "__main__":',
        )


def test_every_call_gives_the_same(seam: Outcome, workspace: Workspace) -> None:
    """Both functions give the same tables, at every call"""
    survived = _who_survived(workspace)
    if seam.facts["labels"] != survived:
        raise CheckFailed(
            expected="Y_train says of each training passenger whether they survived",
            found="the Y_train of prepare_data() says something else",
            remedy="it is the column Survived of train.csv, in the order of the file",
        )
    if not seam.facts["same_twice"]:
        raise CheckFailed(
            expected="prepare_data_and_train_model() gives the X_train and Y_train of"
            " prepare_data()",
            found="they differ",
            remedy="let it call prepare_data(), and change nothing in what that gives",
        )


def _who_survived(workspace: Workspace) -> list[int]:
    stage = workspace.stage
    path = stage.house.root / "data" / stage.kata / "train.csv"
    return [
        int(cell) for cell in Table.parse(path.read_text("utf-8")).column("Survived")
    ]


def test_features_are_unchanged(held: Callable[[str], None]) -> None:
    """The features are the approved ones, cell by cell"""
    held("features")


def test_predictions_are_unchanged(held: Callable[[str], None]) -> None:
    """The forest's predictions are the approved ones"""
    held("predictions")


@pytest.fixture(scope="module")
def unchanged(seam: Outcome, baseline: Callable[[str], Table]) -> None:
    """Waits until the program gives what it should: only then are tests worth judging."""
    for name in ("features", "predictions"):
        if differences(baseline(name), Table.parse(seam.tables[name])):
            raise NotYet


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(
    unchanged: None, judgement: Judgement  # pylint: disable=unused-argument
) -> Judgement:
    """What the participant's tests say, once what they test is as it should be."""
    return judgement


# Last, so that what is told of the program comes before what is told of its tests.
# pylint: disable-next=wildcard-import,unused-wildcard-import,wrong-import-position
from drydock.judged_tests import *  # noqa: E402,F403
