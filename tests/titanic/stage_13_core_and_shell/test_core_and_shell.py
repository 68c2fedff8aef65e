"""The check of stage 13: a pure core, a thin shell, and a notebook that tells the story."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from drydock.commands import PYTHON
from drydock.errors import CheckFailed, WorkbookBroken, in_short
from drydock.judging.baseline import Table, require_same
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.remembered_answers import PendingAnswer, ask_once
from drydock.judging.variants import CORRECT, MUTANTS, Variant, variants
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome, Stop
from drydock.sandbox.runner import Program, run_with
from drydock.sandbox.stop_messages import happened, told, where_it_happened
from drydock.workbook.loading import load
from drydock.workbook.notebook import (
    NO_PYTHON,
    Cell,
    cells,
    plain_python,
    read_document,
)
from drydock.workbook.workspace import Workspace, digest, files, modules_in

CORE, SHELL, STORY = "preprocessing.py", "train.py", "titanic.ipynb"
GUARD = 'if __name__ == "__main__":'
OBSERVERS = Path(__file__).with_name("observers.py")
TRACING = Path(__file__).with_name("tracing.py")
FORMATTING = Path(__file__).with_name("formatting.py")
LINTING = Path(__file__).with_name("linting.py")
MOST_STATEMENTS = 15
MOST_CODE_CELLS = 8
LEAST_COVERED = 90
MOST_SWITCHED_OFF = 3
# Coverage counts lines as well that are no statement of their own ("except", "case", a
# decorator): hardly more than one for each statement that is missing.
SURELY_ENOUGH = LEAST_COVERED + 5
TRAINS = ("fit", "fit_transform")

PROGRAMS = {
    "linted": Program("importlib", "linted", "module", LINTING, runs_work=False),
    "would_change": Program(
        "importlib", "would_change", "module", FORMATTING, runs_work=False
    ),
    "watched": Program("importlib", "watched", "module", OBSERVERS),
    "covered": Program("pytest", "covered", "module", OBSERVERS),
    "story": Program(
        STORY, "story", "notebook", OBSERVERS.with_name("notebook_observer.py")
    ),
}
TRACED = Program("pytest", "traced", "module", TRACING)

WRITERS = (
    "to_csv to_parquet to_pickle to_json to_excel to_sql to_feather to_hdf".split()
)
OUTPUTS = [*WRITERS, "write_text", "write_bytes", "savefig", "show", "plot", "hist"]
INPUTS = ("read_text", "read_bytes")
BUILT_IN = ("open", "print", "input", "display")
PLOTTING = ("matplotlib", "seaborn", "plotly")
READS = re.compile(r"read_(csv|table|fwf|parquet|pickle|json|excel|sql|feather|hdf)$")
STREAMS = ("sys.stdout", "sys.stderr", "stdout", "stderr")

COMMENT = re.compile(r"#.*")
RESULTS = ["X_train", "Y_train", "X_test", "model"]
story_read = load(Path(__file__).with_name("story.py"))
built_in = load(Path(__file__).parents[1] / "built.py")
shared_parts = load(Path(__file__).parents[1] / "shared_parts.py")

OtherCode = tuple[dict[Variant, PendingAnswer], dict[Variant, PendingAnswer]]

# What takes time begins at once, side by side.


@pytest.fixture(scope="module")
def jobs(
    workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[dict[str, PendingAnswer]]:
    """All of PROGRAMS at work; what a tool has said of the same code is known."""
    names = [name for name in files(workspace.folder) if name.endswith(".py")]
    code = digest(workspace.folder, only=names)
    with ExitStack() as stack:

        def asked(name: str, program: Program) -> PendingAnswer:
            def begin() -> Job:
                tree = stack.enter_context(workspace.scratch())
                request = program.request(workspace.stage, tree)
                return crew.job(request, limit=time_limit)

            return begin() if program.runs_work else ask_once((name, code), begin)

        yield {name: asked(name, program) for name, program in PROGRAMS.items()}


@pytest.fixture(scope="module")
def started(jobs: dict[str, PendingAnswer]) -> Callable[[str], Outcome]:
    """Gives the outcome of one of PROGRAMS."""
    return lambda name: jobs[name].wait()


@pytest.fixture(scope="module")
def other_code(
    request: pytest.FixtureRequest, jobs: dict[str, PendingAnswer], bench: Bench
) -> OtherCode:
    """The participant's tests at work on their own code, rewritten and broken in several
    ways; nothing where it lacks a function that would be rewritten or broken.

    Helper functions have any name in this stage, and tests may use them: so the variants
    change the participant's code, and not the reference's.
    """
    assert jobs
    if _missing_functions(bench.workspace):
        return {}, {}
    return request.getfixturevalue("on_rewritten_code"), bench.broken(MUTANTS)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    jobs: dict[str, PendingAnswer], other_passengers_job: Job, other_code: OtherCode
) -> None:
    assert jobs and other_passengers_job and other_code


# The code as it stands.


@pytest.fixture(scope="module")
def modules(workspace: Workspace) -> dict[str, ast.Module]:
    """The syntax tree of each of the participant's modules, by file name."""
    for name in (CORE, SHELL):
        if not workspace.file(name).is_file():
            raise CheckFailed(
                expected=f"{CORE} and {SHELL} in {workspace.shown()}",
                found=f"there is no {name}",
                remedy=f"both are there after stage 11: bring it back with git checkout --"
                f" {workspace.shown(name)}, or begin the stage again: ./scripts/go goto"
                f" {workspace.stage.called}",
            )
    return {
        file.relative_to(workspace.folder).as_posix(): _tree(file)
        for file in modules_in(workspace.folder)
    }


def _tree(file: Path) -> ast.Module:
    try:
        return ast.parse(file.read_bytes())
    except NO_PYTHON as error:
        raise CheckFailed(
            expected=f"Python can read {file.name}",
            found=in_short(error),
            remedy="open the file at that line",
        ) from error


def test_no_function_is_long(modules: dict[str, ast.Module]) -> None:
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


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def _lengths(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Each function, its line and its statements, those of inner functions included."""
    for node in _functions(tree):
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


def test_the_core_does_no_input_or_output(modules: dict[str, ast.Module]) -> None:
    """preprocessing.py reads nothing, writes nothing and shows nothing"""
    found = [
        f"{what} in line {line} of {file}"
        for file in _core(modules)
        for line, what in _effects(modules[file])
    ]
    if found:
        raise CheckFailed(
            expected=f"{CORE}, and what it imports of yours, computes and does nothing"
            " else",
            found=", ".join(dict.fromkeys(found)),
            remedy=f"what reads, writes, prints or plots belongs to {SHELL} or to the"
            " notebook; hand its result to the function as an argument",
        )


def _core(modules: dict[str, ast.Module]) -> list[str]:
    """The file of the core, and those of the modules that it imports in turn."""
    files = [CORE]
    for file in files:
        for node in ast.walk(modules[file]):
            for name in _imported_by(node):
                found = [one for one in modules if one == f"{name}.py"]
                found += [one for one in modules if one.startswith(f"{name}/")]
                files += [one for one in found if one not in files]
    return files


def _effects(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = built_in.called(node)
            if name in BUILT_IN and isinstance(node.func, ast.Name):
                yield node.lineno, f"{name}()"
            elif isinstance(node.func, ast.Attribute):
                if name in (*OUTPUTS, *INPUTS) or READS.match(name):
                    yield node.lineno, f".{name}()"
                elif name == "write" and ast.unparse(node.func.value) in STREAMS:
                    yield node.lineno, f"{ast.unparse(node.func)}()"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            used = [name for name in _imported(node) if name in PLOTTING]
            used += [one.name for one in node.names if READS.match(one.name)]
            yield from ((node.lineno, f"import of {name}") for name in used)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The top-level modules that an import statement names."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").split(".")[0]]
    return [alias.name.split(".")[0] for alias in node.names]


def test_the_shell_builds_no_feature(modules: dict[str, ast.Module]) -> None:
    """train.py leaves the features to preprocessing.py"""
    built = sorted((line, name) for line, name, _ in built_in.built(modules[SHELL]))
    found = [f"{name} in line {line}" for line, name in built]
    if found:
        raise CheckFailed(
            expected=f"every feature is built by functions of {CORE}",
            found=f"{SHELL} builds {', '.join(found)}",
            remedy=f"move function: into {CORE} with it, where a test needs no file",
        )


def test_the_guard_only_calls(modules: dict[str, ast.Module]) -> None:
    """Outside of its functions, train.py neither reads nor trains"""
    found = [
        f"{built_in.called(node)}() in line {node.lineno}"
        for block in modules[SHELL].body
        if not isinstance(block, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        for node in ast.walk(block)
        if isinstance(node, ast.Call)
        and (built_in.called(node) in TRAINS or READS.match(built_in.called(node)))
    ]
    if found:
        raise CheckFailed(
            expected=f"{SHELL} reads and trains in its functions alone: what stands under"
            ' if __name__ == "__main__": calls them',
            found=", ".join(found),
            remedy="call prepare_data_and_train_model() there, and print what it gives:"
            " a test can reach a function, and cannot reach these lines",
        )


# The code as it runs.


def _broke_off(stop: Stop, what: str) -> CheckFailed:
    where = f", {stop.frames[-1][0]}" if stop.frames else ""
    return CheckFailed(
        expected=f"{what} comes to its end",
        found=f"{happened(stop)}{where}",
        remedy="run your tests and then train.py in a terminal, and look at the first"
        " error",
        details=where_it_happened(stop),
    )


@pytest.fixture(scope="module")
def seam(started: Callable[[str], Outcome], modules: dict[str, ast.Module]) -> Outcome:
    """What the two functions of `train.py` give, and what is done on the side."""
    assert modules
    outcome = started("watched")
    if outcome.stop:
        raise _broke_off(outcome.stop, f"{SHELL}, imported and run,")
    return outcome


@pytest.fixture(scope="module")
def on_the_side(seam: Outcome) -> dict[str, Any]:
    """What the modules do beside returning something."""
    return seam.facts


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


def test_files_are_opened_by_the_shell_alone(on_the_side: dict[str, Any]) -> None:
    """Importing the modules reads nothing, and only train.py opens files"""
    opened = [f"{one['by']} opens {one['file']}" for one in on_the_side["opened"]]
    printing = [f"{name} prints" for name in dict.fromkeys(on_the_side["printed"])]
    if opened or printing:
        raise CheckFailed(
            expected="an import only defines names, and the core gets its tables as"
            " arguments",
            found="; ".join(dict.fromkeys([*opened, *printing])),
            remedy=f"read files and print in a function of {SHELL}",
        )


def test_one_function_makes_the_features(on_the_side: dict[str, Any]) -> None:
    """One function of preprocessing.py makes all eight features from one table"""
    calls = on_the_side["asked"]
    making = [one for one in calls if _makes_features(one)]
    if any(len(one["tables"]) == 1 and not one["changed"] for one in making):
        return
    changed = [one for one in making if one["changed"] and len(one["tables"]) == 1]
    if changed:
        raise CheckFailed(
            expected=f"{SHELL} gives the passengers to {CORE} as they were read",
            found=f"{changed[0]['by']} is given {' and '.join(changed[0]['changed'])}"
            " changed already",
            remedy=f"move what changes it into {CORE}: the shell only stacks the tables"
            " before the call, and cuts the result afterwards",
        )
    expected = (
        f"{SHELL} gives the passengers as they were read, in one table, to a function of"
        f" {CORE}, and gets the eight features back, in their order"
    )
    if making:
        raise CheckFailed(
            expected=expected,
            found=f"{making[0]['by']} is given {len(making[0]['tables'])} tables",
            remedy="stack the two tables before the call, and cut the features afterwards:"
            " the core need not know that there are two files",
        )
    for one in calls:
        if one["gives"] == built_in.FEATURES:
            raise CheckFailed(
                expected=expected,
                found=f"{one['by']} gives them, and is not given the passengers as they were"
                " read",
                remedy=f"move the steps before it, and the call of it, into one function of"
                f" {CORE}: {SHELL} calls that one alone",
            )
        if sorted(one["gives"]) == sorted(built_in.FEATURES):
            raise CheckFailed(
                expected=expected,
                found=f"{one['by']} gives them in another order: {', '.join(one['gives'])}",
                remedy=f"choose them in {CORE} in the order {', '.join(built_in.FEATURES)}:"
                " nothing is left to the shell then",
            )
    asked = ", ".join(dict.fromkeys(one["by"] for one in calls)) or "none of them"
    raise CheckFailed(
        expected=expected,
        found=f"of the functions that {SHELL} calls ({asked}) none gives back just these"
        " eight columns",
        remedy=f"move the steps, and the choice of the columns, into one function of {CORE}",
    )


def _makes_features(call: dict[str, Any]) -> bool:
    """Whether it was given passengers as they were read, and gave back the features."""
    return call["gives"] == built_in.FEATURES and any(
        "Name" in one for one in call["tables"]
    )


def test_earlier_functions_do_what_they_promised(
    on_the_side: dict[str, Any], require_kept_promises: Callable[[dict[str, Any]], None]
) -> None:
    """The functions of earlier stages still do what they promised"""
    require_kept_promises(on_the_side)


test_unchanged = shared_parts.UNCHANGED


def test_the_script_prints_its_result(
    on_the_side: dict[str, Any], workspace: Workspace
) -> None:
    """train.py runs as a script without an argument and prints its result alone"""
    said = on_the_side["script"]
    lines = [line for line in said["lines"] if line.strip()]
    found, remedy = "", f"call it under {GUARD} and print the accuracy there alone"
    if said["code"] != "0":
        found = f"it ends with {': '.join([said['code'], *lines[-1:]])}"
        remedy = f"run it in a terminal: {PYTHON} {workspace.shown(SHELL)}"
    elif not re.search(r"\d", " ".join(lines)):
        found = (
            f"it prints no figure{': ' + lines[0] if lines else ', and nothing else'}"
        )
    elif len(lines) > 1:
        found = f"it prints {len(lines)} lines, the first of them: {lines[0]}"
    if found:
        raise CheckFailed(
            expected=f"{SHELL}, run as a script, needs no argument and prints its result"
            " in one line",
            found=found,
            remedy=remedy,
        )


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
    imported = {name for _, node in _nodes(code) for name in _imported_by(node)}
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


def _imported_by(node: ast.AST) -> list[str]:
    return _imported(node) if isinstance(node, (ast.Import, ast.ImportFrom)) else []


def test_the_notebook_repeats_nothing(
    code: list[Cell], modules: dict[str, ast.Module]
) -> None:
    """The notebook repeats nothing that the modules do"""
    known = {
        function.name: file
        for file, tree in modules.items()
        for function in _functions(tree)
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
def story(
    started: Callable[[str], Outcome], code: list[Cell], page: dict[str, Any]
) -> Outcome:
    """What the notebook gives in a clean run."""
    assert code, f"{STORY} has no code"
    outcome = started("story")
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


# The participant's tests.


@pytest.fixture(scope="module")
def judgement(
    jobs: dict[str, PendingAnswer],
    modules: dict[str, ast.Module],
    workspace: Workspace,
    other_code: OtherCode,
) -> Judgement:
    """What the participant's tests say of their own code: as it is, rewritten, broken."""
    assert modules
    missing = _missing_functions(workspace)
    if missing:
        raise CheckFailed(
            expected="the functions of the earlier stages are there, with these names",
            found=f"no def of {', '.join(missing)}",
            remedy="other people's code calls them: keep name and arguments",
        )
    on_rewritten_code, broken = other_code
    return Judgement(jobs["covered"], None, on_rewritten_code, broken)


def _missing_functions(workspace: Workspace) -> list[str]:
    """The functions that a variant would change, and that the work does not define."""
    found = [one for k in (CORRECT, MUTANTS) for one in variants(workspace.stage, k)]
    wanted = frozenset().union(*(one.functions for one in found))
    return sorted(wanted.difference(*map(_defined, modules_in(workspace.folder))))


def _defined(file: Path) -> set[str]:
    """The functions that a module defines at its top; none if it cannot be read."""
    try:
        tree = ast.parse(file.read_bytes())
    except NO_PYTHON:
        return set()
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


test_your_tests = YOUR_TESTS


def test_your_tests_cover_your_code(
    started: Callable[[str], Outcome],
    sound_tests: Judgement,
    workspace: Workspace,
    crew: Crew,
    time_limit: float,
) -> None:
    """Your tests run at least 90 % of your modules"""
    assert sound_tests
    if min(started("covered").facts["reached"].values()) >= SURELY_ENOUGH:
        return
    # To say no, all is measured.
    found = _too_little(run_with(crew, workspace, TRACED, limit=time_limit))
    if found:
        raise CheckFailed(
            expected=f"your tests run at least {LEAST_COVERED} % of each module:"
            f" {CORE}, {SHELL} and what else there is",
            found="; ".join(found),
            remedy="is it needed? then write a test that would fail without it (what a test"
            " starts as another process does not count); if not, remove dead code",
        )


def _too_little(outcome: Outcome) -> list[str]:
    """The modules of which a run of the participant's tests did not reach enough."""
    if outcome.stop:
        raise _broke_off(outcome.stop, "the run of your tests")
    lines = outcome.facts["lines"]
    return [_uncovered(one) for one in lines if _share(one) < LEAST_COVERED]


def _share(lines: dict[str, Any]) -> float:
    statements = lines["statements"] or 1
    return 100 * (statements - lines["missing"]) / statements


def _uncovered(lines: dict[str, Any]) -> str:
    return f"{_share(lines):.0f} % of {lines['file']}; never run: lines {lines['told']}"


# The tools.


def _said(name: str, outcome: Outcome) -> dict[str, Any]:
    """What a tool says. Raises CheckFailed where it does not come to its end."""
    if outcome.stop is None:
        return outcome.facts
    if outcome.stop.kind == "SystemExit":
        raise WorkbookBroken(
            expected=f"{name} can be run with the settings in pyproject.toml",
            found="it refuses its options",
            remedy="run ./scripts/go doctor",
        )
    raise CheckFailed(
        expected=f"{name} reads your files, and comes to its end",
        found=happened(outcome.stop),
        remedy="look for an expression with very many brackets in each other",
    )


def test_pylint_is_content(
    started: Callable[[str], Outcome], modules: dict[str, ast.Module]
) -> None:
    """pylint finds nothing in the modules"""
    assert modules
    said = _said("pylint", started("linted"))
    found = [
        f"{one['path']}, line {one['line']}: {one['message']} ({one['symbol']})"
        for one in said["found"]
    ]
    if found:
        more = f"; and {len(found) - 3} more" if len(found) > 3 else ""
        raise CheckFailed(
            expected=f"pylint finds nothing in {CORE}, {SHELL} and what else there is",
            found="; ".join(found[:3]) + more,
            remedy="fix the first; the name in brackets is what to look up in pylint's"
            " documentation",
        )
    for path, names in said["switched_off"].items():
        if len(names) > MOST_SWITCHED_OFF:
            more = len(names) - MOST_SWITCHED_OFF
            raise CheckFailed(
                expected="what pylint has to say is heard: in a module, comments switch off"
                f" at most {MOST_SWITCHED_OFF} of its messages",
                found=f"in {path} they switch off {', '.join(names[:MOST_SWITCHED_OFF])}"
                f" and {more} more",
                remedy="delete the comments (# pylint: disable=...), and fix what it finds",
            )


def test_black_is_content(
    workspace: Workspace,
    modules: dict[str, ast.Module],
    started: Callable[[str], Outcome],
) -> None:
    """black would change nothing"""
    assert modules
    said = _said("black", started("would_change"))
    if names := said["names"]:
        shown = " ".join(workspace.shown(name) for name in names)
        raise CheckFailed(
            expected="your Python files are as black writes them",
            found=f"black would change {', '.join(names)}",
            remedy=f"let it do so, in a terminal in the top folder: {PYTHON} -m black"
            f" {shown}",
        )
    if off := said["switched_off"]:
        raise CheckFailed(
            expected="black may look at all lines",
            found=f"a comment asks it to look away in {'; '.join(off)}",
            remedy="take out # fmt: off and # fmt: skip, and let black write what is there",
        )
