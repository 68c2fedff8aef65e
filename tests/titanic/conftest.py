"""What the checks of the Titanic kata share: the seam, held to the baseline, and how
the functions of `preprocessing.py` and their tests are tried.
"""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drydock import scratch
from drydock.errors import CheckFailed, in_short
from drydock.judging import in_turn
from drydock.judging.baseline import (
    Table,
    differences,
    next_change,
    require_same,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.reading import silent_tests
from drydock.judging.remembered_answers import PendingAnswer
from drydock.judging.variants import CORRECT, Variant, against, variants
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook import copied_trees
from drydock.workbook.house import Stage
from drydock.workbook.loading import load
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import Workspace, modules_in

KATA = Path(__file__).parent
SCRIPT = "train.py"
MODULE = "preprocessing.py"
EXAMPLES = "examples.py"
FEW_TREES = "few_trees.py"
KEPT = "kept_functions.py"


examples_held = load(KATA / "hidden_examples.py")
held_out = load(KATA / "held_out.py")
old_lines = load(KATA / "old_lines.py")
same_program = load(KATA / "same_program.py")
unit_tests = load(KATA / "unit_tests.py")


@pytest.fixture(scope="module")
def seam_program() -> Program:
    """What looks at the two functions of the participant's `train.py`.

    costs: nothing.
    fails: never by itself.
    """
    return Program(SCRIPT, "module", "module")


@pytest.fixture(scope="module")
def seam_job(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    crew: Crew,
    seam_program: Program,
    time_limit: float,
) -> Iterator[Job]:
    """The two functions of the participant's `train.py` at work, and begun after it, the
    same with other passengers.

    costs: one job, begun and not waited for: it imports `train.py`, calls both
    functions, and so trains the forest.
    fails: never by itself; `seam` tells what stopped it.
    """
    with started(crew, workspace, seam_program, limit=time_limit) as job:
        assert request.getfixturevalue("other_passengers_job")
        yield job


@pytest.fixture(scope="module")
def program_for_others() -> Program:
    """What is given other passengers: the two functions of the participant's `train.py`.

    costs: nothing.
    fails: never by itself.
    """
    return Program(SCRIPT, "module", "module", KATA / FEW_TREES)


@pytest.fixture(scope="module")
def oldest() -> tuple[float, ...]:
    """Ages for those of the other passengers who are over 64 (see `held_out.mix`).

    costs: nothing.
    fails: never by itself.
    """
    return ()


@pytest.fixture(scope="module")
def other_passengers_job(
    workspace: Workspace,
    crew: Crew,
    program_for_others: Program,
    oldest: tuple[float, ...],
    time_limit: float,
) -> Iterator[Job]:
    """The participant's program at work with other passengers.

    costs: one job, begun and not waited for: both functions once more, with a forest of
    few trees.
    fails: never by itself; `other_passengers` tells what stopped it.
    """
    with workspace.scratch() as tree:
        house, kata = workspace.stage.house, workspace.stage.kata
        held_out.mix(house.root / "data" / kata, tree.parents[1], oldest)
        request = program_for_others.request(workspace.stage, tree)
        yield crew.job(request, limit=time_limit)


@pytest.fixture(scope="module")
def other_passengers(
    stage: Stage,
    other_passengers_job: Job,
    baseline: Callable[[str], Table],
    oldest: tuple[float, ...],
) -> Callable[[str], None]:
    """Requires of a table of the seam that it is right for other passengers as well, which
    only a program can know that computes it.

    costs: waits for its job when a table is asked for.
    fails: FAIL, where the program stops with other passengers, has other features for
    them than it should, or has not learned from them.
    """

    def hold(name: str) -> None:
        outcome = other_passengers_job.wait()
        if outcome.stop:
            raise held_out.stopped(outcome.stop)
        data = stage.house.root / "data" / stage.kata
        yours = Table.parse(outcome.tables[name])
        if name == "features":
            held_out.require_features(baseline(name), yours, data, oldest)
        else:
            held_out.require_learned(yours, data)

    return hold


@pytest.fixture(scope="module")
def seam_run(workspace: Workspace, seam_job: Job) -> Outcome:
    """How the run of the participant's `train.py` and its two functions has ended.

    costs: waits for `seam_job`.
    fails: FAIL, where there is no `train.py`. A run that was stopped is no failure yet.
    """
    if not workspace.file(SCRIPT).is_file():
        raise _no_script(workspace)
    return seam_job.wait()


def _no_script(workspace: Workspace) -> CheckFailed:
    found = "there is no such file"
    remedy = f"bring it back with: git checkout -- {workspace.shown(SCRIPT)}"
    for module in modules_in(workspace.folder):
        if b"def prepare_data" in module.read_bytes():
            found += f"; what it should hold stands in {module.name}"
            remedy = f"let the name of {module.name} be {SCRIPT}"
    return CheckFailed(
        expected=f"your program stands in {workspace.shown(SCRIPT)}",
        found=found,
        remedy=remedy,
    )


@pytest.fixture(scope="module")
def seam(seam_run: Outcome) -> Outcome:
    """What the two functions of the participant's `train.py` give.

    costs: nothing beyond `seam_run`.
    fails: FAIL, where `train.py` cannot be imported, or stops in one of its functions.
    """
    if seam_run.stop:
        raise told_of_module(seam_run.stop, SCRIPT)
    return seam_run


@pytest.fixture(scope="module")
def require_same_defect(
    baseline: Callable[[str], Table],
) -> Callable[[Outcome], Outcome]:
    """Requires of a run that the defect over 64 has not been fixed on the way, if that
    is all that differs in its features; gives the run.

    costs: a comparison of two tables.
    fails: FAIL, with the first passenger whose age has changed: you improved it, and
    that is another hat.
    """

    def require(outcome: Outcome) -> Outcome:
        yours = Table.parse(outcome.tables["features"])
        same_program.require_defect(baseline("features"), yours)
        return outcome

    return require


@pytest.fixture(scope="module")
def require_approved(
    stage: Stage,
    seam: Outcome,
    baseline: Callable[[str], Table],
    require_same_defect: Callable[[Outcome], Outcome],
    other_passengers: Callable[[str], None],
) -> Callable[[str], None]:
    """Holds a table of the seam to the approved one of the same name, and to what it must
    be for other passengers.

    costs: a comparison of two tables, and waiting for `other_passengers`.
    fails: FAIL, with the first cells that differ; where only the model is another one,
    or has learned from something else, it says that.
    """

    def hold(name: str) -> None:
        if name == "features":
            require_same_defect(seam)
        later = next_change(stage, name)
        approved, yours = baseline(name), Table.parse(seam.tables[name])
        if name == "predictions":
            same = Table.parse(seam.tables["features"]) == baseline("features")
            same_program.require_forest(
                seam.facts["model"], differences(approved, yours), same
            )
        require_same(
            approved,
            yours,
            expected=f"the approved {name}, cell by cell",
            remedy="this stage changes the structure, and not what comes out: look at"
            " git diff."
            + (f" The first stage that may change this is {later}" if later else ""),
        )
        other_passengers(name)

    return hold


@pytest.fixture(scope="module")
def hidden_examples_job(
    stage: Stage, workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[Job]:
    """The functions of the participant's module, at work on the hidden examples.

    costs: one job, begun and not waited for: it imports `preprocessing.py` and calls
    functions with small tables; it trains nothing.
    fails: never by itself; `hidden_examples` tells what stopped it.
    """
    program = Program(MODULE, "try_functions", "module", stage.tests / EXAMPLES)
    with started(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module")
def hidden_examples(hidden_examples_job: Job, workspace: Workspace) -> dict[str, Any]:
    """What each function that the stage asks for did with the hidden examples.

    costs: waits for `hidden_examples_job`.
    fails: FAIL, where there is no `preprocessing.py`, it cannot be imported, or a
    function of this stage is missing. What a function did wrong, `hold_values`,
    `hold_surroundings`, `hold_input` and `hold` tell, with the example.
    """
    if not workspace.file(MODULE).is_file():
        raise CheckFailed(
            expected=f"a module {workspace.shown(MODULE)}, beside {SCRIPT}",
            found="there is no such file",
            remedy="make it: the lesson says which function goes into it",
        )
    return examples_held.tried(_facts(hidden_examples_job))


@pytest.fixture(scope="module")
def kept_functions_job(
    stage: Stage, workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[Job]:
    """The functions of earlier stages that the participant's core still has, at work on
    their examples.

    costs: one job, begun and not waited for: it calls functions with small tables, and
    begins while scikit-learn is still imported, unless the core wants that too.
    fails: never by itself; `kept_functions` tells what stopped it.
    """
    told = {"stage": str(stage.tests)}
    program = Program(MODULE, "kept", "module", KATA / KEPT, settings=told)
    with started(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module")
def kept_functions(kept_functions_job: Job) -> dict[str, Any]:
    """What those functions did with their examples.

    costs: waits for `kept_functions_job`.
    fails: FAIL, where `preprocessing.py` cannot be imported, or stops.
    """
    return _facts(kept_functions_job)


@pytest.fixture(scope="module")
def require_kept_promises() -> Callable[[dict[str, Any]], None]:
    """Requires, of what `try_kept` says, that the functions of earlier stages still do what
    was promised there.

    costs: nothing: the run has tried them.
    fails: FAIL, with the first example for which such a function does something else.
    """

    def hold(facts: dict[str, Any]) -> None:
        for function in examples_held.tried(facts).values():
            function.hold()

    return hold


@pytest.fixture(scope="module")
def require_earlier_promises(
    request: pytest.FixtureRequest, hidden_examples: dict[str, Any]
) -> Callable[[], None]:
    """Requires that the functions of earlier stages do what was promised there, and that
    `train.py` still uses them.

    costs: waits for `facts_of_train`, when it is called.
    fails: FAIL, where such a function is gone, breaks a promise, or could be replaced
    by another without any change in the features.
    """

    def hold() -> None:
        for function in hidden_examples.values():
            if function.earlier:
                function.hold()
        facts = request.getfixturevalue("facts_of_train")
        for name, features in facts["forgotten"].items():
            raise _not_used(name, features)

    return hold


def _not_used(function: str, features: list[str]) -> CheckFailed:
    return CheckFailed(
        expected=f"{SCRIPT} gets {' and '.join(features)} from {function}",
        found=f"{' and '.join(features)} came out the same when {function} was"
        " replaced by a function that gives something else",
        remedy=f"call {function} in {SCRIPT}, use what it returns, and delete"
        " the old lines",
    )


def _facts(job: Job) -> dict[str, Any]:
    """What a function of a stage's examples says of the participant's module."""
    outcome = job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, MODULE)
    return outcome.facts


@pytest.fixture(scope="module")
def replaced_functions_job(
    stage: Stage, workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[Job]:
    """`train.py` at work beside functions that give something else.

    costs: one job, begun and not waited for: it computes the features as usual, and
    once more for each function that is changed; it trains nothing.
    fails: never by itself; `facts_of_train` tells what stopped it.
    """
    program = Program(MODULE, "uses", "module", stage.tests / EXAMPLES, (SCRIPT,))
    with started(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module")
def facts_of_train(
    replaced_functions_job: Job, hidden_examples: dict[str, Any], seam: Outcome
) -> dict[str, Any]:
    """What `uses` of the stage's examples says of `train.py` (see `calls.py`).

    costs: waits for `replaced_functions_job`, `hidden_examples_job` and `seam_job`.
    fails: FAIL, where `train.py` stops; as `hidden_examples` and `seam` do.
    """
    assert hidden_examples and seam.tables
    return _facts(replaced_functions_job)


@pytest.fixture(scope="module")
def require_use(facts_of_train: dict[str, Any]) -> Callable[[str, list[str]], None]:
    """Requires that certain features of `train.py` depend on what a function returns.

    costs: nothing beyond `facts_of_train`.
    fails: FAIL, with the features that came out the same when the function gave
    something else.
    """
    found = facts_of_train["depends"]

    def require(function: str, features: list[str]) -> None:
        missing = [name for name in features if name not in found[function]]
        if missing:
            raise _not_used(function, missing)

    return require


@pytest.fixture(scope="module")
def calls_by_train(facts_of_train: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """For each function of the stage, the arguments of each call by `train.py`.

    costs: nothing beyond `facts_of_train`.
    fails: as `facts_of_train`.
    """
    return facts_of_train["handed"]


@pytest.fixture(scope="module")
def own_modules(workspace: Workspace) -> dict[str, ast.Module]:
    """The syntax trees of the participant's modules, tests aside, by their path in the
    work: those in folders as well.

    costs: reading these files; nothing is run.
    fails: FAIL, with the line, where Python cannot read one of them.
    """
    trees = {}
    for file in modules_in(workspace.folder):
        name = file.relative_to(workspace.folder).as_posix()
        try:
            trees[name] = ast.parse(file.read_bytes())
        except NO_PYTHON as error:
            raise CheckFailed(
                expected=f"Python can read {workspace.shown(name)}",
                found=in_short(error),
                remedy="open the file at that line",
            ) from error
    return trees


@pytest.fixture(scope="module")
def no_old_lines(
    workspace: Workspace, hidden_examples: dict[str, Any]
) -> Callable[[Collection[str]], None]:
    """Requires that no comment or idle text of `train.py` is code that holds one of some
    words.

    costs: reading `train.py`; nothing is run beyond `hidden_examples`.
    fails: FAIL, with the first such line.
    """
    assert hidden_examples

    def require(words: Collection[str]) -> None:
        found = old_lines.kept(workspace.file(SCRIPT).read_bytes(), words)
        if found:
            line, text = found[0]
            raise CheckFailed(
                expected=f"the old lines are gone from {SCRIPT}, also from its comments"
                " and from texts that nobody reads",
                found=f"line {line} keeps one: {text}",
                remedy="delete it: git keeps what was there, and a reader takes it for"
                " something that is still to be done",
            )

    return require


@pytest.fixture(scope="module")
def old_statements(
    stage: Stage, own_modules: dict[str, ast.Module]
) -> Callable[[Collection[str]], list[tuple[int, str]]]:
    """Gives the statements on some columns that `train.py` had before the stage, and should
    have no more (see `old_lines.left`).

    costs: reading `train.py` and two solutions; nothing is run.
    fails: never by itself: the check says what is wrong with what is found.
    """

    def find(columns: Collection[str]) -> list[tuple[int, str]]:
        before, after = (
            ast.parse((one.solution / SCRIPT).read_bytes())
            for one in (stage.house.before(stage), stage)
        )
        return old_lines.left(own_modules[SCRIPT], before, after, columns)

    return find


@pytest.fixture(scope="module")
def texts() -> Callable[[ast.Module], list[tuple[int, str]]]:
    """Gives the texts that code works with, each with its line; no docstrings.

    costs: nothing is run.
    fails: never by itself.
    """

    def find(tree: ast.Module) -> list[tuple[int, str]]:
        alone = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
        }
        return [
            (node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in alone
        ]

    return find


@pytest.fixture(scope="module")
def trial_without_harness(
    bench: Bench, tests_without_harness: Path
) -> Iterator[Trial | None]:
    """The tests of functions at work on other code, right and wrong; the harness of stage
    06 is left out. It is the reference's, changed, or the participant's own, changed, where
    they ask for a name that only that has.

    The harness sees nearly every mistake in a function, because `train.py` calls it. It
    would catch the mutants even if no function had a test. So the tests meet the mutants
    beside a `train.py` that does all by itself. None where there is no such test.

    costs: as `trial`, but the mutants share a job, and have one each only where no test
    notices them in it; no job trains, unless the tests want more of `train.py`.
    fails: as `trial`.
    """
    stage = bench.workspace.stage
    if not unit_tests.can_tell(tests_without_harness, stage):
        yield None
        return
    with scratch.folder() as parent:
        place = Path(parent, "code")
        is_own = unit_tests.lay_out(bench.workspace, tests_without_harness, place)
        work = Workspace(against(stage, place, is_own=is_own), tests_without_harness)
        yield Trial(replace(bench, workspace=work), on_wrong=in_turn.on_wrong)


@pytest.fixture(scope="module")
def tests_without_harness(bench: Bench) -> Iterator[Path]:
    """A copy of the work, without the tests that say nothing of `preprocessing.py`.

    costs: one more copy of the work.
    fails: never by itself.
    """
    with scratch.folder() as parent:
        tests = Path(parent, "tests")
        copied_trees.copy(bench.workspace.folder, tests)
        unit_tests.leave_out_what_cannot_tell(tests, bench.workspace.stage)
        yield tests


@pytest.fixture(scope="module")
def on_rewritten_code(
    bench: Bench, tests_without_harness: Path
) -> dict[Variant, PendingAnswer]:
    """The tests of functions at work on the participant's own code, in which functions
    are right but written differently. Raises CheckFailed where the work has no such
    function.

    costs: begins a job for all of these together, or for each where that cannot be.
    fails: FAIL, where the work has no such function.
    """
    own = against(bench.workspace.stage, bench.workspace.folder)
    apart = replace(bench, workspace=Workspace(own, tests_without_harness))
    return apart.on_all_right(variants(own, CORRECT))


@pytest.fixture(scope="module")
def judgement_without_harness(
    trial_without_harness: Trial | None,
    own_tests_job: Job,
    hidden_examples: dict[str, Any],
    workspace: Workspace,
) -> Judgement:
    """The judgement on the tests of functions, by what they say apart from the harness.

    Where a function is missing, which `hidden_examples` tells, tests can say nothing of it.

    costs: as `judgement`.
    fails: FAIL, where no test names a function of this stage or an earlier one, or the
    harness is gone.
    """
    if trial_without_harness is None:
        functions = " and ".join(sorted(unit_tests.wanted(workspace.stage)))
        passed_over = silent_tests.why_none_is_found(workspace.folder)
        raise CheckFailed(
            expected=f"unit tests of {functions}, in {workspace.shown('tests')}",
            found=f"no test names {functions} or {MODULE}",
            remedy=(passed_over or [unit_tests.FIRST_TEST])[0],
        )
    earlier = {name: one.earlier for name, one in hidden_examples.items()}
    unit_tests.require_tests_of(earlier, workspace)
    return trial_without_harness.judgement(own_tests_job)


@pytest.fixture(scope="module")
def all_jobs_begun(
    own_tests_job: Job,
    seam_job: Job,
    hidden_examples_job: Job,
    replaced_functions_job: Job,
    trial_without_harness: Trial | None,
) -> None:
    """Begins all that takes time, side by side; what takes longest comes first.

    costs: all that its fixtures cost; it waits for nothing.
    fails: as `trial_without_harness`; the others tell later what stopped them.
    """
    assert own_tests_job and seam_job and hidden_examples_job and replaced_functions_job
    assert trial_without_harness or trial_without_harness is None
