"""The check of stage 02: the notebook computes what it did, and shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from drydock.baseline import Table, require_same
from drydock.crew import Crew
from drydock.errors import CheckFailed
from drydock.job import Job, Outcome
from drydock.notebook import Cell, cells, read_document
from drydock.runner import Program, started
from drydock.stops import place, told
from drydock.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
SAME_HAT = "this stage takes away what only shows, and nothing that computes"
REMEDY = (
    "a line that you took away did more than show: run the cell 'Look at your diff' in"
    " the lesson, and look for what is gone beside prints and plots"
)

Baseline = Callable[[str], Table]
NoneOf = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def job(
    code: list[Cell], workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[Job]:
    """The notebook at work."""
    assert code
    program = Program(NOTEBOOK, "notebook", "notebook")
    with started(crew, workspace, program, limit=time_limit) as begun:
        yield begun


@pytest.fixture(scope="module")
def outcome(job: Job, none_of: NoneOf, code: list[Cell]) -> Outcome:
    """One clean run; what need not be run is looked at meanwhile."""
    assert none_of
    found = job.wait()
    if found.stop:
        raise told(found.stop, code, NOTEBOOK)
    return found


@pytest.fixture(scope="module")
def same_features(
    outcome: Outcome, baseline: Baseline, defect_kept: Callable[[Outcome], Outcome]
) -> Outcome:
    """The run, once its features are the approved ones."""
    defect_kept(outcome)
    _same_as_approved(outcome, "features", baseline)
    return outcome


def test_runs_from_top_to_bottom(outcome: Outcome) -> None:
    """The notebook runs from top to bottom in a fresh process"""
    assert outcome.tables


def test_features_are_unchanged(same_features: Outcome) -> None:
    """The features are the approved ones, cell by cell"""
    assert same_features


def test_predictions_are_unchanged(same_features: Outcome, baseline: Baseline) -> None:
    """The forest's predictions are the approved ones"""
    _same_as_approved(same_features, "predictions", baseline)


def test_leaderboard_is_unchanged(same_features: Outcome, baseline: Baseline) -> None:
    """The leaderboard is the approved one"""
    _same_as_approved(same_features, "leaderboard", baseline)


def test_no_line_only_shows(none_of: NoneOf) -> None:
    """No line is there only to show something"""
    none_of(
        "only shows",
        "every line does something that a later line needs",
        "delete it; if a reader needs what it tells, give the value a name instead. A"
        " cell may end with the bare name of a result, if this cell makes it and no"
        " later cell changes it",
    )


def test_no_plot(none_of: NoneOf) -> None:
    """Nothing is drawn, and nothing is imported to draw"""
    none_of(
        "draws",
        "no plots, and no imports and settings for them",
        "delete it, and what was computed for the plot alone; git keeps the old"
        " notebook, should you need the picture again",
    )


def test_no_unused_import(none_of: NoneOf) -> None:
    """Every import is used"""
    none_of(
        "unused import",
        "every name that is imported is used in a code cell (a comment is not a use)",
        "take these names out of the import",
    )


def test_no_saved_output(workspace: Workspace) -> None:
    """No output is saved in the file"""
    document = read_document(workspace.file(NOTEBOOK), workspace.shown(NOTEBOOK))
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    holding = [at for at, cell in enumerate(code, 1) if cell.get("outputs")]
    if holding:
        raise CheckFailed(
            expected="a notebook file without outputs: nobody's name goes out with it",
            found=f"{len(holding)} code cell{'s' * (len(holding) > 1)} with a saved output,"
            f" first {place(cells(document, 'code'), holding[0])}",
            remedy="clear the outputs of all cells, and save the notebook",
        )


def test_half_of_the_lines_are_gone(code: list[Cell], workspace: Workspace) -> None:
    """At least half of the lines in code cells are gone"""
    house = workspace.stage.house
    before = house.before(workspace.stage).solution / NOTEBOOK
    was = _lines(cells(read_document(before, str(before)), "code"))
    now = _lines(code)
    if now > was // 2:
        raise CheckFailed(
            expected=f"at most {was // 2} lines in code cells, comments counted and empty"
            f" lines not; there were {was}",
            found=f"{now} lines",
            remedy="delete what only shows; a line that is commented out is still there",
        )


def _lines(code: list[Cell]) -> int:
    """How many lines are not empty; the comments of stage 03 are not counted."""
    lines = [line for cell in code for line in cell.source.splitlines()]
    return sum(bool(line.strip()) and "[code smell]" not in line for line in lines)


def _same_as_approved(outcome: Outcome, name: str, baseline: Baseline) -> None:
    require_same(
        baseline(name),
        Table.parse(outcome.tables[name]),
        expected=f"the approved {name}: {SAME_HAT}",
        remedy=REMEDY,
    )
