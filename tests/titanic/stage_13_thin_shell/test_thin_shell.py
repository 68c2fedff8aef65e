"""The check of stage 13: a thin shell, and a notebook that tells the story."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program
from drydock.sandbox.runner import started as begun
from drydock.sandbox.stop_messages import told
from drydock.workbook.loading import load
from drydock.workbook.notebook import Cell, cells, plain_python, read_document
from drydock.workbook.workspace import Workspace

SHELL, STORY = "train.py", "titanic.ipynb"
HERE = Path(__file__).parent
MOST_CODE_CELLS = 8
TRAINS = ("fit", "fit_transform")

COMMENT = re.compile(r"#.*")
RESULTS = ["X_train", "Y_train", "X_test", "model"]
story_read = load(HERE / "story.py")
built_in = load(HERE.parent / "built.py")
held = load(HERE.parent / "held_since_12.py")
held_since_13 = load(HERE.parent / "held_since_13.py")

seam_program = held_since_13.seam_program
modules = held.modules_of_work
seam = held.seam_of_work
on_the_side = held.on_the_side
judgement = held.judgement_on_own_code


@pytest.fixture(scope="module")
def story_job(workspace: Workspace, crew: Crew, time_limit: float) -> Iterator[Job]:
    """The notebook at work, from top to bottom."""
    observer = HERE / "notebook_observer.py"
    program = Program(STORY, "story", "notebook", observer)
    with begun(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    kept_functions_job: Job, own_tests_job: Job, story_job: Job, seam_job: Job
) -> None:
    """Begins all that takes time, side by side, and what takes longest first."""
    assert kept_functions_job and own_tests_job and story_job and seam_job


test_the_shell = held_since_13.HELD
test_the_core = held.HELD


# The notebook.


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> dict[str, Any]:
    """The notebook on disk."""
    if not workspace.file(STORY).is_file():
        raise CheckFailed(
            expected=f"a thin notebook in {workspace.shown(STORY)}",
            found="there is no such file",
            remedy=f"make a new notebook of that name, beside {SHELL}: the lesson says"
            " what is in it",
        )
    return read_document(workspace.file(STORY), workspace.shown(STORY))


@pytest.fixture(scope="module")
def code(page: dict[str, Any]) -> list[Cell]:
    """Its code cells that are not empty."""
    return [cell for cell in cells(page, "code") if cell.source.strip()]


def test_the_notebook_is_thin(page: dict[str, Any], code: list[Cell]) -> None:
    """The notebook has words, and at most 8 code cells"""
    words = [cell for cell in cells(page, "markdown") if cell.source.strip()]
    if len(code) > MOST_CODE_CELLS or not words:
        raise CheckFailed(
            expected=f"{STORY} tells a story in words, with at most {MOST_CODE_CELLS} code"
            " cells between them",
            found=f"{len(code)} code cells and {len(words)} cells of text",
            remedy="for each code cell ask what it shows to a reader; what only computes"
            " belongs to a module",
        )


def test_the_notebook_imports_the_modules(code: list[Cell]) -> None:
    """The notebook imports both modules, and autoreload is the first thing in it"""
    imported = {name for _, node in _nodes(code) for name in held.imported_by(node)}
    missing = [name for name in ("train", "preprocessing") if name not in imported]
    if missing:
        raise CheckFailed(
            expected=f"{STORY} imports train and preprocessing",
            found=f"there is no import of {' and none of '.join(missing)}",
            remedy="write it into the first code cell",
        )
    asking = [cell for cell in code if "autoreload" in COMMENT.sub("", cell.source)]
    if (first := code[0]) not in asking:
        where = [cell.number for cell in asking]
        found = (
            f"it is switched on in code cell {where[0]}" if where else "it is not there"
        )
        raise CheckFailed(
            expected=f"the first code cell of {STORY} switches autoreload on",
            found=f"{found}; the first begins with: {first.first_line}",
            remedy="write %load_ext autoreload and %autoreload 2 above the imports;"
            " without them a notebook goes on with a module as it was when it was first"
            " imported",
        )


def _trees(code: list[Cell]) -> Iterator[tuple[Cell, ast.Module]]:
    """Each code cell with its syntax tree, but for those that Python cannot read."""
    sources = ((cell, story_read.with_imports(cell.source)) for cell in code)
    trees = ((cell, plain_python(source)) for cell, source in sources)
    return ((cell, tree) for cell, tree in trees if tree)


def _nodes(code: list[Cell]) -> Iterator[tuple[Cell, ast.AST]]:
    return ((cell, node) for cell, tree in _trees(code) for node in ast.walk(tree))


def test_the_notebook_repeats_nothing(
    code: list[Cell], modules: dict[str, ast.Module]
) -> None:
    """The notebook repeats nothing that the modules do"""
    known = {
        function.name: file
        for file, tree in modules.items()
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    values = story_read.values(tree for _, tree in _trees(code))
    found = [
        f"code cell {cell.number} ({cell.first_line}) {what}"
        for cell, node in _nodes(code)
        for what in _repeated(node, known, values)
    ]
    found += [
        f"code cell {cell.number} ({cell.first_line}) writes down again {rule}"
        for cell, tree in _trees(code)
        for rule in story_read.repeated_rules(tree, modules.values())
    ]
    if found:
        raise CheckFailed(
            expected=f"features and model in {STORY} come from the modules",
            found="; ".join(dict.fromkeys(found)),
            remedy="call the function of the module; two places that do the same will"
            " differ one day",
        )


def _repeated(
    node: ast.AST, known: dict[str, str], values: dict[str, list[ast.expr]]
) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and node.name in known:
        yield f"defines {node.name}, as {known[node.name]} does"
    elif isinstance(node, ast.Call) and built_in.called(node) in TRAINS:
        yield "trains a model of its own"
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Call)):
        yield from (f"builds {name}" for name in _built_here(node, values))


def _built_here(node: ast.AST, values: dict[str, list[ast.expr]]) -> list[str]:
    """The features that this very node computes, those of its parts left out: a value
    that is merely written down is an example. values: those of the names."""
    return [
        name
        for line, name, value in built_in.built(node)
        if line == getattr(node, "lineno", None)
        and (built_in.computes(value) or story_read.works_out(name, value, values))
    ]


def test_the_results_come_from_the_shell(code: list[Cell]) -> None:
    """X_train, Y_train, X_test and model come from the functions of train"""
    trees = [tree for _, tree in _trees(code)]
    made = [name for _, node in _nodes(code) for name in _given_a_value(node)]
    by_itself = [
        name for name in story_read.not_from("train", trees, RESULTS) if name in made
    ]
    cut = story_read.cut(trees, RESULTS)
    if by_itself or cut:
        raise CheckFailed(
            expected=f"in {STORY}, {', '.join(RESULTS)} come from the functions of train",
            found=(
                f"{' and '.join(by_itself)} made without a call of train"
                if by_itself
                else f"{' and '.join(cut)} cut out of another table"
            ),
            remedy="X_train, Y_train, X_test = train.prepare_data(), and the model from"
            " train.prepare_data_and_train_model(): who reads and who cuts is decided"
            " there, once",
        )


def _given_a_value(node: ast.AST) -> list[str]:
    is_new = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    return [node.id] if is_new and isinstance(node, ast.Name) else []


@pytest.fixture(scope="module")
def story(story_job: Job, code: list[Cell], page: dict[str, Any]) -> Outcome:
    """What the notebook gives in a clean run."""
    assert code, f"{STORY} has no code"
    outcome = story_job.wait()
    if outcome.stop:
        raise told(outcome.stop, cells(page, "code"), STORY)
    is_asked_for = any("autoreload" in cell.source for cell in code)
    if is_asked_for and not outcome.facts["reloads"]:
        raise CheckFailed(
            expected=f"at the end of {STORY} autoreload is on, for both modules",
            found="it is loaded and does nothing, or for other modules only",
            remedy="write %autoreload 2 below %load_ext autoreload",
        )
    if outcome.facts["absent"]:
        raise CheckFailed(
            expected="after a clean run the names X_train, Y_train, X_test and model exist",
            found=f"there is no {', no '.join(outcome.facts['absent'])}",
            remedy="take them from train.prepare_data() and"
            " train.prepare_data_and_train_model()",
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
            remedy="does a cell change what the modules gave it?",
        )


test_your_tests = held.GREEN
