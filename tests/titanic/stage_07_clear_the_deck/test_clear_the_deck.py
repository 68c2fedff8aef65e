"""The check of stage 07: what nobody needs is gone, and nothing else is."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Judgement, Trial
from drydock.safekeeping import passed_work
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import Workspace, files, modules_in

SCRIPT = "train.py"
SEAM = {"prepare_data", "prepare_data_and_train_model"}
FEATURES = set("Pclass Sex Age Fare Embarked Title IsAlone Age*Class".split())
LABEL = "Survived"
LOSING = set(
    "SVC LinearSVC KNeighborsClassifier GaussianNB DecisionTreeClassifier Perceptron"
    " SGDClassifier LogisticRegression".split()
)
# What a note on the ages over 64 speaks of; where the line itself is gone, in figures.
OVER_64 = re.compile(
    r"\b6[45]\b(?!\?)|sixty-four|oldest|elderly|stage 16", re.IGNORECASE
)
NAMES_64 = re.compile(r"\b6[45]\b(?!\?)|sixty-f(?:our|ive)", re.IGNORECASE)
LEFT_OF_THREE = 2
OF_THREE = 3
TOLD_AT_MOST = 4

Trees = dict[str, ast.Module]
HERE = Path(__file__).parent
dead_code = load(HERE / "dead_code.py")
idle_lines = load(HERE / "idle_lines.py")
columns = load(HERE / "columns.py")
old_code = load(HERE / "old_code.py")
held_since_05 = load(HERE.parent / "held_since_05.py")
held_since_06 = load(HERE.parent / "held_since_06.py")
shared_parts = load(HERE.parent / "shared_parts.py")


@pytest.fixture(scope="module", name="own_modules")
def fixture_own_modules(workspace: Workspace, own_modules: Trees) -> Trees:
    """The participant's modules, among them the script."""
    if SCRIPT not in own_modules:
        raise CheckFailed(
            expected=f"your program stands in {workspace.shown(SCRIPT)}",
            found="there is no such file",
            remedy="bring it back with git, or go back to stage 04",
        )
    return own_modules


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions, and at which models they train on the way."""
    return Program(SCRIPT, "seam", "module", HERE / "what_is_fitted.py")


@pytest.fixture(scope="module", name="seam_run")
def fixture_seam_run(own_modules: Trees, seam_run: Outcome) -> Outcome:
    """How the run of the two functions has ended, once the modules can be read."""
    assert own_modules
    return seam_run


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(own_tests_job: Job, seam_job: Job, trial: Trial) -> None:
    """Begins all that takes time, side by side."""
    assert own_tests_job and seam_job and trial


# What stages 05 and 06 have asked for stays asked for.
seam = held_since_05.seam
test_held = held_since_05.HELD


test_files = held_since_06.HELD


test_unchanged = shared_parts.UNCHANGED


def test_one_model_is_trained(seam: Outcome, own_modules: Trees) -> None:
    """One model is trained: the one that is returned"""
    remedy = (
        "delete the others with all that belongs to them: their scores, the leaderboard,"
        " their imports"
    )
    trained = list(seam.facts["trained"])
    if len(trained) > 1:
        raise CheckFailed(
            expected="only the forest is trained; it is all that anybody gets",
            found=f"{len(trained)} models are trained: {', '.join(trained)}",
            remedy=remedy,
        )
    for file, tree in own_modules.items():
        found = [
            (node.lineno, node.id)
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and node.id in LOSING
        ]
        _tell(found, file, "code for no model but the forest", remedy)


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


def test_every_name_is_used(own_modules: Trees, others: list[ast.Module]) -> None:
    """Every import, function and variable is used"""
    read = dead_code.names_reached(list(own_modules.values()), others, SEAM)
    for file, tree in own_modules.items():
        found = dead_code.unused_imports(tree)
        found += dead_code.unused_definitions(tree, read)
        found += dead_code.unused_locals(tree)
        found += dead_code.unused_parameters([tree])
        found += dead_code.kept_scores([tree])
        _tell(
            sorted(set(found)),
            file,
            "what has a name is read somewhere",
            "delete them, run your tests, and look again: what a dead line used may"
            " now be dead too",
        )


@pytest.fixture(scope="module")
def others(workspace: Workspace, own_modules: Trees) -> list[ast.Module]:
    """The participant's tests and whatever else is in Python."""
    trees = []
    for name, file in files(workspace.folder).items():
        if name.endswith(".py") and name not in own_modules:
            try:
                trees.append(ast.parse(file.read_bytes()))
            except NO_PYTHON:
                continue
    return trees


def test_every_line_does_something(
    own_modules: Trees, others: list[ast.Module]
) -> None:
    """Every line can be reached, and does something"""
    for file, tree in own_modules.items():
        rest = [one for name, one in own_modules.items() if name != file]
        _tell(
            idle_lines.never_run([tree], [*others, *rest]),
            file,
            "what stands in the program is run",
            "delete it: what is switched off, nobody needs; git keeps it",
        )
        _tell(
            [one for one in idle_lines.goes_nowhere([tree]) if not _over_64(one)],
            file,
            "what a line works out goes somewhere",
            "delete the line, or give what comes out to somebody who reads it",
        )


def _over_64(found: tuple[int, str]) -> bool:
    """Whether a line is the one that picks the ages over 64, and may stay."""
    return "64" in found[1]


def test_every_column_is_used(own_modules: Trees) -> None:
    """Every column that is built is one of the eight, or helps to build one"""
    dead = columns.dead_columns(list(own_modules.values()), FEATURES | {LABEL})
    for file, tree in own_modules.items():
        _tell(
            [one for one in columns.built(tree) if one in dead],
            file,
            "a column that is built reaches the model",
            "delete the lines that build them; then nothing has to drop them either",
        )


@pytest.fixture(scope="module")
def sources(own_modules: Trees, workspace: Workspace) -> dict[str, str]:
    """The texts of the participant's modules, as Python reads them."""
    return {name: _source(workspace.file(name)) for name in own_modules}


def _source(path: Path) -> str:
    content = path.read_bytes()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    text = content.decode(encoding, "replace")
    return "\n".join(text.splitlines()) + "\n"


@pytest.fixture(scope="module")
def before(workspace: Workspace) -> list[str]:
    """The texts of the modules as they were before this stage."""
    folders = _states_before(workspace)
    return [_source(path) for folder in folders for path in modules_in(folder)]


def _states_before(workspace: Workspace) -> list[Path]:
    """The reference, and the participant's own last PASS where there is one."""
    stage: Stage = workspace.stage.house.before(workspace.stage)
    own = passed_work.folder(stage)
    return (
        [stage.solution, own] if workspace.is_own and own.is_dir() else [stage.solution]
    )


def test_no_code_is_kept_as_text(
    own_modules: Trees,
    others: list[ast.Module],
    sources: dict[str, str],
    before: list[str],
    workspace: Workspace,
) -> None:
    """No code is kept in comments or texts, nor in a file beside"""
    for file in old_code.beside(own_modules, others, SEAM):
        if file != SCRIPT:
            raise _kept_beside(file, "imports")
    known = old_code.variables([*own_modules.values(), *map(ast.parse, before)])
    now = set().union(*map(old_code.code_lines, sources.values()))
    gone = set().union(*map(old_code.code_lines, before)) - now
    for file, tree in own_modules.items():
        found = old_code.commented_out(sources[file], known, gone)
        found += old_code.in_texts(tree, known, gone)
        _tell(
            sorted(found),
            file,
            "comments and texts tell something to a reader",
            "delete it: git keeps the old versions (git log -p shows them all)",
        )
    old = {n.name for t in map(ast.parse, before) for n in t.body if hasattr(n, "name")}
    for name, file in files(workspace.folder).items():
        if not name.endswith(".py") and old_code.holds_a_program(file, old):
            raise _kept_beside(name, "runs")


def _kept_beside(file: str, does: str) -> CheckFailed:
    return CheckFailed(
        expected="old code is kept by git, and nowhere else",
        found=f"{file} holds a program that nobody {does}",
        remedy="delete the file: git log -p shows what it held",
    )


def test_no_note_speaks_of_what_is_gone(
    own_modules: Trees, sources: dict[str, str], before: list[str]
) -> None:
    """No note speaks of what is gone"""
    trees = list(own_modules.values())
    old = list(map(ast.parse, before))
    gone = old_code.names(old) - old_code.names(trees)
    built = {what.strip('"') for tree in old for _, what in columns.built(tree)}
    for file, tree in own_modules.items():
        idle = {line for line, _ in idle_lines.goes_nowhere([tree])}
        _tell(
            old_code.stale_notes(
                sources[file],
                gone,
                before,
                _may_stay(sources[file], idle),
                frozenset(built & gone),
            ),
            file,
            "notes speak of what is there",
            "delete the notes on smells that are gone: a comment that lies is a smell,"
            " too",
        )


def _may_stay(source: str, idle: set[int]) -> set[int]:
    """The lines of notes on dead code that are true: those on the ages over 64."""
    return {
        one.line
        for one in old_code.comments(source)
        if OVER_64.search(one.text) or old_code.line_below(source, one.line) in idle
    }


def test_the_ages_over_64_are_not_forgotten(
    own_modules: Trees, sources: dict[str, str]
) -> None:
    """The line for ages over 64 is there, or a note on it"""
    trees = own_modules.values()
    there = any(_over_64(one) for one in idle_lines.goes_nowhere(list(trees)))
    # One that is mended is there as well: what comes out of it is told by the features.
    there |= any("> 64" in ast.unparse(one) for one in _assignments(trees))
    bands = any(_sets_the_last_band(node) for tree in trees for node in ast.walk(tree))
    if there or not bands:
        return
    noted = [c.text for text in sources.values() for c in old_code.comments(text)]
    noted += [
        ast.get_docstring(n) or "" for tree in trees for n in old_code.scopes(tree)
    ]
    if not any(NAMES_64.search(one) for one in noted):
        vague = [cut(one.strip()) for one in noted if OVER_64.search(one)]
        told = [f"the note does not name the 64: {one}" for one in vague]
        raise CheckFailed(
            expected="the line for ages over 64 stays, or a note on it does",
            found="the line is gone, and "
            + [*told, "no comment speaks of the ages over 64"][0],
            remedy="write a comment that says what happens to them today: in stage 16 you"
            " change it",
        )


def _assignments(trees: Iterable[ast.Module]) -> Iterator[ast.AST]:
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Assign):
            yield node


def _sets_the_last_band(node: ast.AST) -> bool:
    """Whether it is the line above the one for ages over 64, as the mess has it."""
    if not isinstance(node, ast.Assign) or not isinstance(
        node.targets[0], ast.Subscript
    ):
        return False
    numbers = {p.value for p in ast.walk(node) if isinstance(p, ast.Constant)}
    return {48, 64} <= numbers


def test_columns_go_in_one_place(own_modules: Trees) -> None:
    """There is one place that says which columns go, or which stay"""
    found = [
        (line, f"{what} in {file}")
        for file, tree in own_modules.items()
        for line, what in columns.places(tree, FEATURES, LABEL)
    ]
    if len(found) > 1:
        _tell(
            found,
            f"{len(found)} places",
            "one place says which columns go, or which stay",
            "keep one; a list of the eight that stay needs no drop at all",
        )


def test_a_third_of_the_statements_is_gone(
    own_modules: Trees, before: list[str]
) -> None:
    """At least a third of the statements is gone"""
    was = max(old_code.statements(ast.parse(text)) for text in before)
    now = sum(old_code.statements(tree) for tree in own_modules.values())
    if now * OF_THREE > was * LEFT_OF_THREE:
        most = was * LEFT_OF_THREE // OF_THREE
        raise CheckFailed(
            expected=f"at most {most} statements, two thirds of what there was;"
            " docstrings, comments and line breaks do not count",
            found=f"{now} statements",
            remedy="what of this does neither the model nor a reader need?",
        )


@pytest.fixture(scope="module", name="judgement")
def fixture_judgement(seam: Outcome, judgement: Judgement) -> Judgement:
    """What the participant's tests say, once the program they test can be run."""
    assert seam.tables
    return judgement


test_your_tests = YOUR_TESTS  # last, so that what is told of the program comes before
