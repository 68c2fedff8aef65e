"""The check of stage 02: the notebook computes what it did, and shows nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.judging.reading.displays import Displays, Spot, displays
from drydock.judging.reading.statements import (
    comments,
    gone,
    of_cells,
    uncommented,
)
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import place, told
from drydock.workbook.notebook import (
    NO_PYTHON,
    Cell,
    cells,
    plain_python,
    read_document,
)
from drydock.workbook.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
SAME_HAT = "this stage takes away what only shows, and nothing that computes"
REMEDY = "look at your changes: run the cell 'Look at your diff' in the lesson"
DEFECT = "df.loc[df['Age'] > 64, 'Age']"
CLEAR = "clear the outputs of all cells, and save the notebook"

Baseline = Callable[[str], Table]
NoneOf = Callable[[list[Spot], str, str], None]


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
def gone_too(workspace: Workspace, start: list[Cell], code: list[Cell]) -> str:
    """What is gone and did more than show, as the end of a sentence; empty if nothing.

    That is what the start has, and the reference still.
    """
    reference = workspace.stage.solution / NOTEBOOK
    needed = cells(read_document(reference, str(reference)), "code")
    was = {one.text for one in of_cells(start)}
    lost = [one for one in gone(of_cells(needed), of_cells(code)) if one.text in was]
    more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
    return (
        f". Gone, and it did more than show: {cut(lost[0].text)}{more}" if lost else ""
    )


@pytest.fixture(scope="module")
def outcome(
    job: Job, displayed: Displays, code: list[Cell], gone_too: str, workspace: Workspace
) -> Outcome:
    """One clean run; what need not be run is looked at meanwhile."""
    assert displayed
    try:
        found = job.wait()
    except CheckFailed as error:
        error.remedy += gone_too
        raise
    if found.stop:
        error = told(found.stop, code, NOTEBOOK, workspace.folder)
        error.remedy += gone_too
        raise error
    return found


@pytest.fixture(scope="module")
def same_as_approved(
    outcome: Outcome, baseline: Baseline, gone_too: str
) -> Callable[[str], None]:
    """Holds a table of the run to the approved one of the same name."""

    def hold(name: str) -> None:
        require_same(
            baseline(name),
            Table.parse(outcome.tables[name]),
            expected=f"the approved {name}: {SAME_HAT}",
            remedy=REMEDY + gone_too,
        )

    return hold


@pytest.fixture(scope="module")
def same_features(
    outcome: Outcome,
    same_as_approved: Callable[[str], None],
    require_same_defect: Callable[[Outcome], Outcome],
) -> Outcome:
    """The run, once its features are the approved ones."""
    require_same_defect(outcome)
    same_as_approved("features")
    return outcome


def test_runs_from_top_to_bottom(outcome: Outcome) -> None:
    """The notebook runs from top to bottom in a fresh process"""
    assert outcome.tables


def test_features_are_unchanged(same_features: Outcome) -> None:
    """The features are the approved ones, cell by cell"""
    assert same_features


def test_predictions_are_unchanged(
    same_features: Outcome, same_as_approved: Callable[[str], None]
) -> None:
    """The forest's predictions are the approved ones"""
    assert same_features
    same_as_approved("predictions")


def test_leaderboard_is_unchanged(
    same_features: Outcome,
    same_as_approved: Callable[[str], None],
    baseline: Baseline,
    gone_too: str,
) -> None:
    """The leaderboard is the approved one"""
    same_as_approved("leaderboard")
    order = same_features.facts["order"]
    approved = baseline("leaderboard")
    scores = dict(zip(approved.column("Model"), map(float, approved.column("Score"))))
    if order != sorted(order, key=scores.__getitem__, reverse=True):
        raise CheckFailed(
            expected="the leaderboard as it was: the best score comes first",
            found=f"the scores are the same, and no longer in order: {order[0]},"
            f" {scores[order[0]]}, comes first",
            remedy=f"put back the line that sorts it: it does more than show{gone_too}",
        )


def test_models_keep_their_seeds(same_features: Outcome) -> None:
    """Every model that draws random numbers still has its seed"""
    without = [
        one["name"] for one in same_features.facts["seeds"] if one["fitted"] is None
    ]
    if without:
        raise CheckFailed(
            expected="the seeds of stage 01 are still there",
            found=f"no random_state in {', '.join(without)}",
            remedy="write random_state=42 again where the model is made",
        )


def test_no_line_only_shows(displayed: Displays, none_of: NoneOf) -> None:
    """No line is there only to show something"""
    none_of(
        displayed.shows,
        "every line does something that a later line needs",
        "delete it; if a reader needs what it tells, give the value a name instead. A"
        " cell may end with the bare name of a result, if this cell makes it (or the one"
        " above) and no later cell changes it",
    )


def test_no_plot(displayed: Displays, none_of: NoneOf) -> None:
    """Nothing is drawn, and nothing is imported to draw"""
    none_of(
        displayed.draws,
        "no plots, and no imports and settings for them",
        "delete it, and what was computed for the plot alone; git keeps the old"
        " notebook, should you need the picture again",
    )


def test_no_unused_import(displayed: Displays, code: list[Cell]) -> None:
    """Every import is used"""
    if displayed.unused:
        first = displayed.unused[0]
        names = ", ".join(spot.text for spot in displayed.unused)
        raise CheckFailed(
            expected="every name that is imported is used in a code cell (a comment is not"
            " a use)",
            found=f"never used: {names}. First in line {first.line} of"
            f" {place(code, first.cell)}",
            remedy="take these names out of the import",
        )


def test_nothing_is_only_hidden(
    start: list[Cell], code: list[Cell], workspace: Workspace, none_of: NoneOf
) -> None:
    """What only showed is gone, and not a comment or text now"""
    was = {one.text for one in of_cells(start)}
    already = {uncommented(text) for cell in start for _, text in comments(cell.source)}
    hidden = [
        Spot(cell.number, line, cut(text))
        for cell in code
        for line, text in [*comments(cell.source), *_texts(cell)]
        if (says := uncommented(text)) in was - {DEFECT} and says not in already
    ]
    none_of(
        hidden,
        "what only shows is deleted: turned into a comment it is still there",
        "delete it; git keeps the old notebook",
    )
    _require_no_code_in_text(workspace, was)


def _texts(cell: Cell) -> Iterator[tuple[int, str]]:
    """The lines of texts that stand alone in a cell, as docstrings do."""
    for one in of_cells([cell]):
        value: Any = getattr(one.node, "value", None)
        if isinstance(one.node, ast.Expr) and isinstance(value, ast.Constant):
            if isinstance(value.value, str):
                lines = enumerate(value.value.splitlines(), value.lineno)
                yield from ((number, line.strip()) for number, line in lines)


def _require_no_code_in_text(workspace: Workspace, was: set[str]) -> None:
    """Raises CheckFailed where a cell that was code is a text cell or a raw one now."""
    document = read_document(workspace.file(NOTEBOOK), NOTEBOOK)
    for kind, called in (("markdown", "text"), ("raw", "raw")):
        for cell in cells(document, kind):
            lines = cell.source.splitlines()
            code = [line for line in lines if uncommented(line) in was - {""}]
            if code:
                raise CheckFailed(
                    expected="what only shows is deleted, also where it is not run",
                    found=f"a {called} cell holds code: {cut(code[0].strip())}",
                    remedy="delete that cell; git keeps the old notebook",
                )


def test_old_comments_are_left(start: list[Cell], code: list[Cell]) -> None:
    """Comments with old code in them are left for stage 07"""
    kept = {uncommented(text) for cell in code for _, text in comments(cell.source)}
    made_no_more = _made(start) - _made(code)
    shown = displays(_as_cells(start))
    showing = {spot.text for spot in (*shown.shows, *shown.draws)}
    missing = [
        text
        for text in _old_code(start)
        if text not in kept and cut(text) not in showing
        if not made_no_more & set(_names(text))
    ]
    if missing:
        raise CheckFailed(
            expected="comments with old code in them are as they were",
            found=f"gone: # {cut(missing[0])}",
            remedy="put it back: what is commented out has its own stage, 07",
        )


def _old_code(code: list[Cell]) -> list[str]:
    """What comments that stand alone say, where it is a statement, and no bare name."""
    lines = [
        uncommented(line.strip())
        for cell in code
        for line in cell.source.splitlines()
        if line.lstrip().startswith("#")
    ]
    return [
        line
        for line in lines
        if set("=(") & set(line) or "import" in line
        if _as_python(line)
    ]


def _as_python(text: str) -> ast.Module | None:
    """What a comment says as Python reads it; None for words, with or without a `=`."""
    try:
        return ast.parse(text)
    except NO_PYTHON:
        return None


def _as_cells(code: list[Cell]) -> list[Cell]:
    """Each statement in a comment as a cell of its own."""
    return [Cell(at, "code", text) for at, text in enumerate(_old_code(code), 1)]


def _names(text: str) -> Iterator[str]:
    tree = _as_python(text)
    nodes = ast.walk(tree) if tree else ()
    yield from (one.id for one in nodes if isinstance(one, ast.Name))


def _made(code: list[Cell]) -> set[str]:
    return {
        node.id
        for one in of_cells(code)
        if one.node
        for node in ast.walk(one.node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def test_the_defect_is_left(same_features: Outcome, code: list[Cell]) -> None:
    """The line on ages over 64, which does nothing, is left as it was"""
    assert same_features
    if any(_is_the_defect(one) for cell in code for one in _top_level(cell)):
        return
    trace = [
        f"it is a comment now, in {place(code, cell.number)}"
        for cell in code
        for _, text in comments(cell.source)
        if uncommented(text) == DEFECT
    ]
    trace += [
        f"it is within another statement now, in {place(code, one.cell)}"
        for one in of_cells(code)
        if one.node and _is_the_defect(one.node)
    ]
    others = [
        f"it is changed, in {place(code, one.cell)}: {cut(one.text)}"
        for one in of_cells(code)
        if _is_on_ages_over_64(one.node)
    ]
    raise CheckFailed(
        expected=f"{DEFECT} stands where it did",
        found=[*trace, *others, "it is gone"][0],
        remedy="put it back: it shows nothing, it is a defect, and this line is the only"
        " trace of what was meant. In stage 16 it is fixed",
    )


def _top_level(cell: Cell) -> list[ast.stmt]:
    tree = plain_python(cell.source)
    return tree.body if tree else []


def _is_the_defect(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and _is_on_ages_over_64(node)


def _is_on_ages_over_64(node: ast.stmt | None) -> bool:
    """Whether a statement speaks of ages over 64, in whatever words."""
    compared = [one for one in ast.walk(node) if _compares(one)] if node else []
    return any("Age" in ast.unparse(one) for one in compared)


def _compares(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in (
            "gt",
            "query",
        )
    if not isinstance(node, ast.Compare):
        return False
    return ast.unparse(node).endswith("> 64") or ast.unparse(node).startswith("64 <")


def test_no_cell_is_left_empty(code: list[Cell]) -> None:
    """No cell is left without anything in it"""
    nothing = ("", "pass", "...")
    empty = [cell.number for cell in code if cell.source.strip() in nothing]
    if empty and empty[-1] == len(code):
        empty.pop()  # Editors add one at the end when the last cell is run.
    if empty:
        before = [cell for cell in code[: empty[0] - 1] if cell.source.strip()]
        below = f", below {before[-1].first_line}" if before else ""
        raise CheckFailed(
            expected="a cell that has no code left is deleted",
            found=f"{len(empty)} empty code cell{'s' * (len(empty) > 1)}, first code cell"
            f" {empty[0]} of {len(code)}{below}",
            remedy="delete the whole cell, not only what is in it",
        )


def test_no_saved_output(workspace: Workspace) -> None:
    """No output is saved in the file"""
    document = read_document(workspace.file(NOTEBOOK), workspace.shown(NOTEBOOK))
    expected = "a notebook file without outputs: nobody's name goes out with it"
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    holding = [at for at, cell in enumerate(code, 1) if cell.get("outputs")]
    if holding:
        raise CheckFailed(
            expected=expected,
            found=f"{len(holding)} code cell{'s' * (len(holding) > 1)} with a saved output,"
            f" first {place(cells(document, 'code'), holding[0])}",
            remedy=CLEAR,
        )
    metadata = document.get("metadata")
    if isinstance(metadata, dict) and metadata.get("widgets"):
        raise CheckFailed(
            expected=expected,
            found="the state of widgets is saved in the notebook's metadata",
            remedy=f"{CLEAR}; if it stays, shut down the kernel before you save",
        )
