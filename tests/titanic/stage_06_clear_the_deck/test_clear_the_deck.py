"""The check of stage 06: what nobody needs is gone, and nothing else is."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from drydock import passed
from drydock.errors import CheckFailed
from drydock.job import Job, Outcome
from drydock.judging import Judgement, Trial
from drydock.layout import Stage
from drydock.loading import load
from drydock.notebook import NO_PYTHON
from drydock.runner import Program
from drydock.workspace import Workspace, files, modules_in

SCRIPT = "train.py"
SEAM = {"prepare_data", "prepare_data_and_train_model"}
FEATURES = set("Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split())
LABEL = "Survived"
TOLD_AT_MOST = 4

Trees = dict[str, ast.Module]
dead_code = load(Path(__file__).with_name("dead_code.py"))


@pytest.fixture(scope="module")
def script(workspace: Workspace) -> Path:
    """The participant's `train.py`."""
    path = workspace.file(SCRIPT)
    if not path.is_file():
        raise CheckFailed(
            expected=f"your program stands in {workspace.shown(SCRIPT)}",
            found="there is no such file",
            remedy="bring it back with git, or go back to stage 04",
        )
    return path


@pytest.fixture(scope="module", name="own_modules")
def fixture_own_modules(script: Path, own_modules: Trees) -> Trees:
    """The participant's modules, among them the script."""
    assert script.name in own_modules
    return own_modules


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions, and at which models they train on the way."""
    return Program(
        SCRIPT, "seam", "module", Path(__file__).with_name("what_is_fitted.py")
    )


@pytest.fixture(scope="module", name="seam")
def fixture_seam(own_modules: Trees, seam: Outcome) -> Outcome:
    """What the two functions give, once the modules can be read."""
    assert own_modules
    return seam


@pytest.fixture(scope="module", autouse=True)
def _all_at_once(own_tests: Job, seam_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests and seam_job and trial


def test_features_are_unchanged(held: Callable[[str], None]) -> None:
    """The features are the approved ones, cell by cell"""
    held("features")


def test_predictions_are_unchanged(held: Callable[[str], None]) -> None:
    """The forest's predictions are the approved ones"""
    held("predictions")


def test_one_model_is_trained(seam: Outcome) -> None:
    """One model is trained: the one that is returned"""
    trained = list(seam.facts["trained"])
    if len(trained) > 1:
        raise CheckFailed(
            expected="only the forest is trained; it is all that anybody gets",
            found=f"{len(trained)} models are trained: {', '.join(trained)}",
            remedy="delete the others with all that belongs to them: their scores, the"
            " leaderboard, their imports",
        )


def _tell(found: list[tuple[int, str]], file: str, expected: str, remedy: str) -> None:
    """Raises CheckFailed where something was found in a file."""
    if found:
        places = ", ".join(
            f"{what} (line {line})" for line, what in found[:TOLD_AT_MOST]
        )
        more = len(found) - TOLD_AT_MOST
        places += f" and {more} more" if more > 0 else ""
        raise CheckFailed(
            expected=expected, found=f"in {file}: {places}", remedy=remedy
        )


def test_every_name_is_used(own_modules: Trees, workspace: Workspace) -> None:
    """Every import, function and variable is used"""
    trees = [*own_modules.values(), *_others(workspace, own_modules)]
    read = dead_code.names_read(trees) | SEAM
    for file, tree in own_modules.items():
        found = dead_code.unused_imports(tree)
        found += dead_code.unused_definitions(tree, read)
        found += dead_code.unused_locals(tree)
        _tell(
            sorted(set(found)),
            file,
            "what has a name is read somewhere",
            "delete them, run your tests, and look again: what a dead line used may"
            " now be dead too",
        )


def _others(workspace: Workspace, own_modules: Trees) -> list[ast.Module]:
    """The participant's tests and whatever else is in Python."""
    trees = []
    for name, file in files(workspace.folder).items():
        if name.endswith(".py") and name not in own_modules:
            try:
                trees.append(ast.parse(file.read_bytes()))
            except NO_PYTHON:
                continue
    return trees


def test_every_column_is_used(own_modules: Trees) -> None:
    """Every column that is built is one of the eight, or helps to build one"""
    found = dead_code.dead_columns(list(own_modules.values()), FEATURES | {LABEL})
    _tell(
        found,
        SCRIPT,
        "a column that is built reaches the model",
        "delete the lines that build them; then nothing has to drop them either",
    )


def test_no_code_is_commented_out(own_modules: Trees, workspace: Workspace) -> None:
    """No code is commented out"""
    for file in own_modules:
        source = workspace.file(file).read_text("utf-8", "replace")
        _tell(
            dead_code.commented_out(source),
            file,
            "comments tell something to a reader",
            "delete it: git keeps the old versions (git log -p shows them all)",
        )


def test_columns_go_in_one_place(own_modules: Trees) -> None:
    """There is one place that says which columns go, or which stay"""
    found = [
        (line, f"{what} in {file}")
        for file, tree in own_modules.items()
        for line, what in dead_code.column_drops(tree, LABEL)
    ]
    if len(found) > 1:
        _tell(
            found,
            f"{len(found)} places",
            "one place says which columns go, or which stay",
            "keep one; a list of the eight that stay needs no drop at all",
        )


def test_a_third_of_the_lines_is_gone(script: Path, workspace: Workspace) -> None:
    """At least a third of the lines is gone"""
    assert script
    before = workspace.stage.house.before(workspace.stage)
    most = max(_lines(folder) for folder in _states_before(before, workspace)) * 2 // 3
    now = _lines(workspace.folder)
    if now > most:
        raise CheckFailed(
            expected=f"at most {most} lines, blank ones not counted: two thirds of what"
            " there was",
            found=f"{now} lines",
            remedy="what of this does neither the model nor a reader need?",
        )


def _states_before(before: Stage, workspace: Workspace) -> list[Path]:
    """The reference, and the participant's own last PASS where there is one."""
    own = passed.folder(before)
    return (
        [before.solution, own]
        if workspace.is_own and own.is_dir()
        else [before.solution]
    )


def _lines(folder: Path) -> int:
    """Lines of the modules in a folder, and in folders in it, that are not blank."""
    texts = (path.read_text("utf-8", "replace") for path in modules_in(folder))
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(seam: Outcome, judgement: Judgement) -> Judgement:
    """What the participant's tests say, once the program they test can be run."""
    assert seam.tables
    return judgement


# Last, so that they are told last.
# pylint: disable-next=wildcard-import,unused-wildcard-import,wrong-import-position
from drydock.judged_tests import *  # noqa: E402,F403
