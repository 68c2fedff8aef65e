"""The check of stage 04: the notebook has become a script that runs anywhere."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drydock.baseline import Table, require_same
from drydock.crew import Crew
from drydock.errors import CheckFailed
from drydock.job import Outcome, Stop
from drydock.notebook import NO_PYTHON
from drydock.runner import Program, started
from drydock.stops import happened, where_it_happened
from drydock.workspace import Workspace

SCRIPT = "train.py"
RUNS = "python train.py runs to its end in a fresh process, from any folder"
MARKER = re.compile(r"#\s*(?:In\s*\[[\s\d*]*\]|%%|<codecell>|<markdowncell>)")
MAGIC = re.compile(r"\s*(?:[%!]|\?\w|[\w.]+\?\s*$)")
OF_IPYTHON = ("get_ipython", "run_line_magic", "run_cell_magic")

Baseline = Callable[[str], Table]


@pytest.fixture(scope="module")
def source(workspace: Workspace) -> str:
    """The text of the script."""
    path = workspace.file(SCRIPT)
    if not path.is_file():
        others = sorted(one.name for one in workspace.folder.glob("*.*"))
        raise CheckFailed(
            expected=f"your program stands in {workspace.shown(SCRIPT)}",
            found=f"there is no such file, only {', '.join(others) or 'nothing'}",
            remedy="convert the notebook with nbconvert, as the lesson shows, and call"
            f" what comes out {SCRIPT}",
        )
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise CheckFailed(
            expected=f"{SCRIPT} is a text file in UTF-8",
            found=f"byte {error.start} is none of UTF-8",
            remedy="save it again in your editor with the encoding UTF-8",
        ) from error


@pytest.fixture(scope="module")
def tree(source: str) -> ast.Module:
    """The script's syntax tree: it is plain Python."""
    if source.lstrip().startswith("{") and '"cells"' in source:
        raise CheckFailed(
            expected=f"{SCRIPT} is plain Python",
            found="it is the notebook itself, with another name",
            remedy="renaming converts nothing: use nbconvert, as the lesson shows",
        )
    try:
        return ast.parse(source)
    except NO_PYTHON as error:
        raise _no_python(source, error) from error


def _no_python(source: str, error: Exception) -> CheckFailed:
    number = getattr(error, "lineno", None) or 1
    line = (source.splitlines() or [""])[number - 1].strip()
    if MAGIC.match(line):
        found = f"line {number} is a command to IPython: {line}"
        remedy = (
            "take it out; where it did something for the result, write that in Python"
        )
    else:
        found = f"line {number} is none ({getattr(error, 'msg', error)}): {line}"
        remedy = "look at this line and the one above it"
    return CheckFailed(expected=f"{SCRIPT} is plain Python", found=found, remedy=remedy)


def test_the_script_is_plain_python(tree: ast.Module) -> None:
    """There is a script train.py, and it is plain Python"""
    assert tree.body, f"{SCRIPT} is empty"


def test_nothing_needs_ipython(tree: ast.Module) -> None:
    """Nothing in the script needs IPython"""
    found = sorted(set(_of_ipython(tree)))
    if found:
        lines = ", ".join(f"line {number} ({name})" for number, name in found)
        raise CheckFailed(
            expected="plain Python runs it, without IPython behind it",
            found=f"{lines} of {SCRIPT} works in a notebook only",
            remedy="delete what was for the page (plots inline, reloading, timing); and"
            " where it did something for the result, write that in Python",
        )


def _of_ipython(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in OF_IPYTHON:
            yield node.lineno, node.id
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
            yield from ((node.lineno, n) for n in names if n.startswith("IPython"))
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").startswith("IPython"):
                yield node.lineno, str(node.module)


def test_no_marker_of_a_cell_is_left(source: str, tree: ast.Module) -> None:
    """No marker of a cell is left"""
    assert tree
    found = [number for number, text in _comments(source) if MARKER.match(text)]
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        line = source.splitlines()[found[0] - 1].strip()
        raise CheckFailed(
            expected="comments tell something to a reader",
            found=f"line {found[0]} of {SCRIPT}{more}: {line}",
            remedy="delete them all with search and replace: there are no cells any"
            " more (the lesson has a pattern for it)",
        )


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


@pytest.fixture(scope="module")
def program_for_others() -> Program:
    """The script, started in a folder that is not its own."""
    wrapper = str(Path(__file__).with_name("from_elsewhere.py"))
    return Program(wrapper, "notebook", "script")


@pytest.fixture(scope="module")
def elsewhere(
    request: pytest.FixtureRequest,
    tree: ast.Module,
    workspace: Workspace,
    crew: Crew,
    program_for_others: Program,
    time_limit: float,
) -> Outcome:
    """What the script gives when it is started in a folder that is not its own; the same
    with other passengers begins beside it."""
    assert tree
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
    defect_kept: Callable[[Outcome], Outcome],
    other_passengers: Callable[[str], None],
) -> None:
    """The features are the approved ones, cell by cell"""
    defect_kept(elsewhere)
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
        " notebook; results may change in stage 12, not before",
    )
