"""The check of stage 04: the notebook has become a script that runs anywhere."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.judging.reading.displays import displays
from drydock.judging.reading.notebook_remains import (
    markers_of_cells,
    names_notebooks,
    needs_ipython,
    runs_notebooks,
    runs_texts,
)
from drydock.judging.reading.statements import Statement, gone, of_cells, of_tree
from drydock.safekeeping import passed_work
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Outcome, Stop
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import happened, where_it_happened
from drydock.workbook.notebook import NO_PYTHON, cells, read_document
from drydock.workbook.workspace import Workspace, files

SCRIPT = "train.py"
NOTEBOOK = "titanic.ipynb"
RUNS = "python train.py runs to its end in a fresh process, from any folder"
MAGIC = re.compile(r"\s*(?:[%!]|\?\w|[\w.]+\?\s*$)")
HALF = 2
TOLD_AT_MOST = 5

Baseline = Callable[[str], Table]
Trees = dict[str, ast.Module]


@pytest.fixture(scope="module")
def content(workspace: Workspace) -> bytes:
    """The script, as it lies in the folder."""
    path = workspace.file(SCRIPT)
    if path.is_file():
        return path.read_bytes()
    others = list(files(workspace.folder))
    programs = [name for name in others if _makes_features(workspace.file(name))]
    only = f"there is no such file, only {', '.join(others[:TOLD_AT_MOST])}"
    raise CheckFailed(
        expected=f"your program stands in {workspace.shown(SCRIPT)}",
        found=(only if others else "the folder is empty")
        + "".join(f". The program stands in {name}" for name in programs[:1]),
        remedy="convert the notebook with nbconvert, as the lesson shows, and call"
        f" what comes out {workspace.shown(SCRIPT)}",
    )


@pytest.fixture(scope="module")
def tree(content: bytes) -> ast.Module:
    """The script's syntax tree: it is plain Python, in whatever encoding it says."""
    if content.lstrip().startswith(b"{") and b'"cells"' in content:
        raise CheckFailed(
            expected=f"{SCRIPT} is plain Python",
            found="it is the notebook itself, with another name",
            remedy="renaming converts nothing: use nbconvert, as the lesson shows",
        )
    try:
        found = ast.parse(content)
    except NO_PYTHON as error:
        raise _no_python(content, error) from error
    if not found.body:
        raise CheckFailed(
            expected=f"your program stands in {SCRIPT}",
            found="there is no code in it",
            remedy="convert the notebook with nbconvert, as the lesson shows",
        )
    return found


def _no_python(content: bytes, error: Exception) -> CheckFailed:
    number = getattr(error, "lineno", None)
    if not number:
        return CheckFailed(
            expected=f"{SCRIPT} is plain Python, as a text file in UTF-8",
            found=f"Python cannot read it: {getattr(error, 'msg', error)}",
            remedy="save it again in your editor with the encoding UTF-8",
        )
    lines = content.decode("utf-8-sig", "replace").splitlines()
    line = lines[number - 1].strip() if number <= len(lines) else ""
    if MAGIC.match(line):
        found = f"line {number} is a command to IPython: {cut(line)}"
        remedy = (
            "take it out; where it did something for the result, write that in Python"
        )
    else:
        told = getattr(error, "msg", error)
        found = f"line {number} is none ({told}): {cut(line)}"
        remedy = "look at this line and the one above it"
    return CheckFailed(expected=f"{SCRIPT} is plain Python", found=found, remedy=remedy)


@pytest.fixture(scope="module")
def trees(tree: ast.Module, workspace: Workspace) -> Trees:
    """The syntax trees of the script, and of modules of one's own beside it."""
    found = {SCRIPT: tree}
    for name, path in files(workspace.folder).items():
        if path.suffix == ".py" and name != SCRIPT:
            try:
                found[name] = ast.parse(path.read_bytes())
            except NO_PYTHON:
                continue  # If the script needs it, its run will tell.
    return found


def test_the_script_is_plain_python(tree: ast.Module) -> None:
    """There is a script train.py, and it is plain Python"""
    assert tree.body


def test_nothing_needs_ipython(trees: Trees) -> None:
    """Nothing in the script needs IPython"""
    found = [
        f"line {number} of {name} ({what})"
        for name, tree in trees.items()
        for number, what in needs_ipython(tree)
    ]
    if found:
        raise CheckFailed(
            expected="plain Python runs it, without IPython behind it",
            found=f"{', '.join(found)}: it works in a notebook only",
            remedy="delete what was for the page (plots inline, reloading, timing); and"
            " where it did something for the result, write that in Python",
        )


def test_no_marker_of_a_cell_is_left(content: bytes, tree: ast.Module) -> None:
    """No marker of a cell is left"""
    assert tree
    if found := markers_of_cells(content.decode("utf-8-sig", "replace")):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        raise CheckFailed(
            expected="comments tell something to a reader",
            found=f"line {found[0][0]} of {SCRIPT}{more}: {cut(found[0][1])}",
            remedy="delete them all with search and replace: there are no cells any"
            " more (the lesson has a pattern for it)",
        )


def test_the_program_stands_in_the_script(trees: Trees, workspace: Workspace) -> None:
    """The program stands in the script, and nowhere else"""
    for name, tree in trees.items():
        found = [*runs_notebooks(tree), *names_notebooks(tree), *runs_texts(tree)]
        if told := min(found, default=None):
            raise CheckFailed(
                expected=f"{SCRIPT} is the program, and needs no notebook",
                found=f"line {told[0]} of {name} runs it from elsewhere: {told[1]}",
                remedy="take what nbconvert gives from the notebook as the script, and"
                " delete the notebook",
            )
    others = [name for name, tree in trees.items() if _makes(tree)]
    if others and SCRIPT not in others:
        raise CheckFailed(
            expected=f"the program stands in {SCRIPT} itself",
            found=f"it stands in {others[0]}, and {SCRIPT} takes it from there",
            remedy=f"let {others[0]} become {SCRIPT}",
        )
    again = [
        name for name in files(workspace.folder) if _is_second(name, workspace, trees)
    ]
    if again:
        raise CheckFailed(
            expected=f"one file with the program, {SCRIPT}",
            found=f"{', '.join(again)} beside it: of two files with one program, one will"
            " soon be wrong",
            remedy=f"delete {workspace.shown(again[0])}: git keeps what is committed",
        )


def _makes(tree: ast.Module) -> bool:
    """Whether a program gives the features of the training set their name."""
    names = (one for one in ast.walk(tree) if isinstance(one, ast.Name))
    return any(n.id == "X_train" and isinstance(n.ctx, ast.Store) for n in names)


def _makes_features(path: Path) -> bool:
    try:
        return path.suffix == ".py" and _makes(ast.parse(path.read_bytes()))
    except (OSError, *NO_PYTHON):
        return False


def _is_second(name: str, workspace: Workspace, trees: Trees) -> bool:
    """Whether a file is the notebook, or holds the program for a second time."""
    path = workspace.file(name)
    if name == SCRIPT or path.stat().st_size > 5_000_000:
        return False
    content = path.read_bytes()
    if path.suffix == ".ipynb" or content.lstrip().startswith(b"{"):
        return path.name == NOTEBOOK or (
            b'"cells"' in content and b"X_train" in content
        )
    if b"train" not in content:
        return False
    try:
        other = list(of_tree(trees.get(name) or ast.parse(content)))
    except NO_PYTHON:
        return False
    own = list(of_tree(trees[SCRIPT]))
    return len(gone(own, other)) * HALF < len(own)


def test_no_statement_is_lost_or_changed(trees: Trees, workspace: Workspace) -> None:
    """The program is the same, statement by statement"""
    now = [one for tree in trees.values() for one in of_tree(tree)]
    lost = [_lost(path, now) for path in _before(workspace)]
    if all(lost):
        missing = min(lost, key=len)
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise CheckFailed(
            expected="the statements of the notebook, also those that smell",
            found=f"gone or changed: {cut(missing[0].text.splitlines()[0])}{more}",
            remedy="put it back: what smells stays as it is, and is fixed from stage"
            " 07 on",
        )


def _before(workspace: Workspace) -> list[Path]:
    """The notebooks that may have been converted: what the participant passed stage 03
    with, and the reference, which `goto` gives."""
    earlier = workspace.stage.house.before(workspace.stage)
    own = passed_work.folder(earlier) / NOTEBOOK
    reference = earlier.solution / NOTEBOOK
    return [own, reference] if workspace.is_own and own.is_file() else [reference]


def _lost(path: Path, now: list[Statement]) -> list[Statement]:
    """What of a notebook's program is not there; what was for the page alone, where
    something is imported and from where the data are read does not count."""
    code = cells(read_document(path, str(path)), "code")
    shown = displays(code)
    page = {(spot.cell, spot.line) for spot in (*shown.shows, *shown.draws)}
    return [
        one
        for one in gone(of_cells(code), now)
        if one.node and (one.cell, one.node.lineno) not in page
        if not isinstance(one.node, (ast.Import, ast.ImportFrom))
        if "read_csv" not in one.text and not one.text.isidentifier()
    ]


@pytest.fixture(scope="module")
def program_for_others() -> Program:
    """The script, started in a folder that is not its own."""
    wrapper = str(Path(__file__).with_name("from_elsewhere.py"))
    return Program(wrapper, "notebook", "script", also=(SCRIPT,))


@pytest.fixture(scope="module")
def elsewhere(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    crew: Crew,
    program_for_others: Program,
    time_limit: float,
) -> Outcome:
    """What the script gives when it is started in a folder that is not its own; the same
    with other passengers begins beside it."""
    assert request.getfixturevalue("trees")
    with started(crew, workspace, program_for_others, limit=time_limit) as job:
        assert request.getfixturevalue("other_passengers_job")
        outcome = job.wait()
    if outcome.stop:
        raise _not_to_its_end(outcome.stop)
    return outcome


def _not_to_its_end(stop: Stop) -> CheckFailed:
    return CheckFailed(
        expected=RUNS,
        found=happened(stop),
        remedy="run it in a terminal, as the lesson shows, and see how far it comes",
        details=where_it_happened(stop),
    )


def test_runs_from_any_folder(elsewhere: Outcome) -> None:
    """The script runs to its end, from whatever folder it is started"""
    assert elsewhere.tables


def test_features_are_unchanged(
    elsewhere: Outcome,
    baseline: Baseline,
    require_same_defect: Callable[[Outcome], Outcome],
    other_passengers: Callable[[str], None],
) -> None:
    """The features are the approved ones, cell by cell"""
    require_same_defect(elsewhere)
    _same_as_approved(elsewhere, "features", baseline)
    other_passengers("features")


def test_predictions_are_unchanged(
    elsewhere: Outcome, baseline: Baseline, other_passengers: Callable[[str], None]
) -> None:
    """The forest's predictions are the approved ones"""
    _same_as_approved(elsewhere, "predictions", baseline)
    other_passengers("predictions")


def test_leaderboard_is_unchanged(elsewhere: Outcome, baseline: Baseline) -> None:
    """The leaderboard is the approved one"""
    _same_as_approved(elsewhere, "leaderboard", baseline)


def _same_as_approved(outcome: Outcome, name: str, baseline: Baseline) -> None:
    require_same(
        baseline(name),
        Table.parse(outcome.tables[name]),
        expected=f"the approved {name}: the same program in another file",
        remedy="see in git diff what went missing or changed on the way from the"
        " notebook; results may change in stage 16, not before",
    )
