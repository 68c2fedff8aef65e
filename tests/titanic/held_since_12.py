"""What stage 12 asks of the core, and what stays asked for in the stages after it."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.judging.own_test_checks import test_your_tests_pass_on_your_code
from drydock.judging.own_test_judgement import Judgement
from drydock.judging.parts import Parts
from drydock.sandbox.job import Job, Outcome, Stop
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import happened, where_it_happened
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

CORE, SHELL, MAKES = "preprocessing.py", "train.py", "prepare_features"
KATA = Path(__file__).parent
MOST_STATEMENTS = 15
LEAST_STEPS = 4
OF_A_TABLE = re.compile(r"(.*_)?df\d*(_.*)?", re.IGNORECASE)
built_in = load(KATA / "built.py")
pipeline = load(KATA / "pipeline.py")
shared_parts = load(KATA / "shared_parts.py")
translation = load(KATA / "translation.py")

Modules = dict[str, ast.Module]


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions of the participant's `train.py`, and at what all
    functions of the work do on the side."""
    observer = KATA / "watched_core.py"
    return Program(SHELL, "watched", "nothing", observer, (CORE,))


@pytest.fixture(scope="module", name="modules")
def modules_of_work(workspace: Workspace, own_modules: Modules) -> Modules:
    """The syntax tree of each of the participant's modules, by its path in the work."""
    for name in (CORE, SHELL):
        if name not in own_modules:
            raise CheckFailed(
                expected=f"{CORE} and {SHELL} in {workspace.shown()}",
                found=f"there is no {name}",
                remedy=f"both are there after stage 11: bring it back with git checkout --"
                f" {workspace.shown(name)}, or begin the stage again: ./scripts/go goto"
                f" {workspace.stage.called}",
            )
    return own_modules


@pytest.fixture(scope="module", name="seam")
def seam_of_work(seam_run: Outcome, modules: Modules) -> Outcome:
    """What the two functions of `train.py` give, and what is done on the side."""
    assert modules
    if seam_run.stop:
        raise broke_off(seam_run.stop, f"{SHELL}, imported and run,")
    return seam_run


def broke_off(stop: Stop, what: str) -> CheckFailed:
    """The failure to raise where something stopped that should have come to its end."""
    where = f", {stop.frames[-1][0]}" if stop.frames else ""
    return CheckFailed(
        expected=f"{what} comes to its end",
        found=f"{happened(stop)}{where}",
        remedy="run your tests and then train.py in a terminal, and look at the first"
        " error",
        details=where_it_happened(stop),
    )


@pytest.fixture(scope="module")
def on_the_side(seam: Outcome) -> dict[str, Any]:
    """What the modules do beside returning something."""
    return seam.facts


@pytest.fixture(scope="module", name="judgement")
def judgement_on_own_code(own_tests_job: Job) -> Judgement:
    """What the participant's tests say of their own code, and no other."""
    return Judgement(own_tests_job, None, {}, {})


# The code as it stands.


def test_no_function_is_long(modules: Modules) -> None:
    """No function has more than 15 statements"""
    long = [
        f"{name} in {file}, line {line}, has {count}"
        for file, tree in modules.items()
        for name, line, count in [*_lengths(tree), *_lengths_of_blocks(tree)]
        if count > MOST_STATEMENTS
    ]
    if long:
        raise CheckFailed(
            expected=f"no function has more than {MOST_STATEMENTS} statements, and no"
            " block outside of functions",
            found="; ".join(long),
            remedy="extract function: look for lines that have a comment or a blank line"
            " above them, and give them a name",
        )


def _lengths(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Each function, its line and its statements, those of inner functions included."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            has_docstring = ast.get_docstring(node) is not None
            yield node.name, node.lineno, _statements(node) - has_docstring


def _lengths_of_blocks(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """The same of what stands under an `if`, `with`, ... outside of all functions."""
    for node in tree.body:
        if isinstance(node, (ast.If, ast.With, ast.Try, ast.For, ast.While)):
            yield "the block", node.lineno, _statements(node)


def _statements(node: ast.AST) -> int:
    """The statements in a node, without itself."""
    return sum(isinstance(one, ast.stmt) for one in ast.walk(node)) - 1


def test_the_pipeline_reads_as_text(modules: Modules) -> None:
    """prepare_features reads as text: it names the steps, and works out nothing itself"""
    core = [modules[name] for name in core_of(modules)]
    rules = pipeline.rules_in(MAKES, core)
    expected = (
        f"{MAKES} names at least {LEAST_STEPS} functions of yours, the steps, and works out"
        " nothing by itself"
    )
    if rules:
        raise CheckFailed(
            expected=expected,
            found="; ".join(rules),
            remedy="extract function: the name of the step says what the line does, and the"
            " line stands in it",
        )
    steps = pipeline.steps_of(MAKES, core)
    if steps is None:
        raise NotYet
    if len(steps) < LEAST_STEPS:
        raise CheckFailed(
            expected=expected,
            found=f"it names {', '.join(steps) or 'none'}",
            remedy=f"let {MAKES} itself be the list of the steps, one line for each",
        )


def core_of(modules: Modules) -> list[str]:
    """The file of the core, and those of the modules that it imports in turn."""
    found = [CORE]
    for file in found:
        for node in ast.walk(modules[file]):
            for name in imported_by(node):
                mine = [one for one in modules if one == f"{name}.py"]
                mine += [one for one in modules if one.startswith(f"{name}/")]
                found += [one for one in mine if one not in found]
    return found


def imported_by(node: ast.AST) -> list[str]:
    """The top-level modules that a statement imports."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").split(".")[0]]
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    return []


def test_no_table_is_called_df(modules: Modules) -> None:
    """No table is called df: names say what a row is"""
    found: dict[str, str] = {}
    for file, tree in modules.items():
        for name, line in _names_given(tree):
            if OF_A_TABLE.fullmatch(name):
                found.setdefault(name, f"{name} in line {line} of {file}")
    if found:
        raise CheckFailed(
            expected="each table has a name that says what one row of it is",
            found="; ".join(found.values()),
            remedy="rename variable: passengers for a passenger in each row, features for"
            " what the model gets to see of each",
        )


def _names_given(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno


def test_the_shell_builds_no_feature(modules: Modules) -> None:
    """train.py leaves the features to preprocessing.py"""
    built = sorted(
        (line, name)
        for line, name, value in built_in.built(modules[SHELL])
        if not translation.as_it_is(value)
    )
    found = [f"{name} in line {line}" for line, name in built]
    if found:
        raise CheckFailed(
            expected=f"every feature is built by functions of {CORE}",
            found=f"{SHELL} builds {', '.join(found)}",
            remedy=f"move function: into {CORE} with it, where a test needs no file",
        )


# The code as it runs.


def test_no_input_is_modified(on_the_side: dict[str, Any]) -> None:
    """No function modifies a table or a column that it is given"""
    found = {
        f"{one['by']} ({one['file']}, line {one['line']}) changes its input:"
        f" {one['what']}": None
        for one in on_the_side["modified"]
    }
    if found:
        raise CheckFailed(
            expected="every function leaves what it is given as it was",
            found="; ".join(found),
            remedy="work on a copy, or build a new table with assign: whoever calls the"
            " function still holds the old one and relies on it",
        )


def test_one_function_makes_the_features(on_the_side: dict[str, Any]) -> None:
    """prepare_features makes all eight features from one table, as it was read"""
    calls = on_the_side["asked"]
    if not on_the_side["is_there"] or not calls:
        raise _not_asked(on_the_side)
    for one in calls:
        _require_features(one)


def _not_asked(facts: dict[str, Any]) -> CheckFailed:
    """Names the function that makes the features in the place of the one that is meant."""
    others = [name for name in dict.fromkeys(facts["makers"]) if name != MAKES]
    found = (
        f"{SHELL} does not call it"
        if facts["is_there"]
        else f"there is no {MAKES} in {CORE}"
    )
    also = f"; {others[0]} gives back the eight features" if others else ""
    return CheckFailed(
        expected=f"{SHELL} gives the passengers to {MAKES} of {CORE}, and gets their"
        " features back",
        found=found + also,
        remedy=(
            f"let the name of that function be {MAKES}"
            if others and not facts["is_there"]
            else f"move the steps into {MAKES}, in {CORE}, and call it in prepare_data()"
        ),
    )


def _require_features(call: dict[str, Any]) -> None:
    """Raises CheckFailed unless a call of `prepare_features` by the shell was given the
    passengers as they were read, in one table, and gave back the features."""
    expected = (
        f"{MAKES} is given the passengers as they were read, in one table, and gives back"
        " the eight features in their order"
    )
    if len(call["tables"]) != 1:
        raise CheckFailed(
            expected=expected,
            found=f"it is given {len(call['tables'])} tables",
            remedy="stack the two tables before the call, and cut the features afterwards:"
            " the core need not know that there are two files",
        )
    if call["changed"] or "Name" not in call["tables"][0]:
        changed = call["changed"] or ["a table without Name,"]
        raise CheckFailed(
            expected=expected,
            found=f"it is given {' and '.join(changed)} changed already",
            remedy=f"move what changes it into {CORE}: the shell only stacks the tables"
            " before the call, and cuts the result afterwards",
        )
    if call["gives"] != built_in.FEATURES:
        raise CheckFailed(
            expected=expected,
            found=f"it gives back {_in_short(call['gives'])}",
            remedy=f"choose the columns in {CORE}, in the order"
            f" {', '.join(built_in.FEATURES)}: nothing is left to the shell then",
        )


def _in_short(columns: list[str]) -> str:
    """The columns of a table, where they are not those that are wanted."""
    if not columns:
        return "no table"
    if sorted(columns) == sorted(built_in.FEATURES):
        return f"them in another order: {', '.join(columns)}"
    return f"{len(columns)} columns: {', '.join(columns)}"


def test_earlier_functions_do_what_they_promised(
    on_the_side: dict[str, Any],
    kept_functions: dict[str, Any],
    require_kept_promises: Callable[[dict[str, Any]], None],
) -> None:
    """The functions of earlier stages still do what they promised"""
    assert on_the_side
    require_kept_promises(kept_functions)


OF_THE_CORE = Parts(
    test_no_function_is_long,
    test_the_pipeline_reads_as_text,
    test_no_table_is_called_df,
    test_no_input_is_modified,
    test_one_function_makes_the_features,
    test_the_shell_builds_no_feature,
    test_earlier_functions_do_what_they_promised,
)
HELD = Parts(*OF_THE_CORE.functions, *shared_parts.UNCHANGED.functions)
GREEN = Parts(test_your_tests_pass_on_your_code)
