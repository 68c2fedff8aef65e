"""What the checks of the Titanic kata share: the seam, held to the baseline, and how
the functions of `preprocessing.py` and their tests are tried.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drydock import scratch
from drydock.errors import CheckFailed, in_short
from drydock.judging.baseline import (
    Table,
    differences,
    next_change,
    require_same,
    same_value,
)
from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.judging.reading import silent_tests
from drydock.judging.remembered_answers import Asked
from drydock.judging.variants import CORRECT, Variant, against, variants
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook import copied_trees
from drydock.workbook.house import Stage
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import Workspace, modules_in

SCRIPT = "train.py"
MODULE = "preprocessing.py"
EXAMPLES = "examples.py"
FEW_TREES = "few_trees.py"
FIRST_TEST = (
    "write the first in tests/test_preprocessing.py: the harness says that something has"
    " changed, and a unit test says what"
)
FOREST = "RandomForestClassifier(random_state=42)"  # 100 trees, as it has by itself
BANDS = 4
MENDED = {"Age", "Age*Class"}


def _beside(name: str) -> ModuleType:
    """A module in this folder, which is no package."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


held_out = _beside("held_out")
old_lines = _beside("old_lines")
unit_tests = _beside("unit_tests")


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
    return Program(SCRIPT, "module", "module", Path(__file__).with_name(FEW_TREES))


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
def defect_kept(baseline: Callable[[str], Table]) -> Callable[[Outcome], Outcome]:
    """Requires of a run that the defect over 64 has not been mended on the way, if that
    is all that differs in its features; gives the run.

    costs: a comparison of two tables.
    fails: FAIL, with the first passenger whose age has changed: you improved it, and
    that is another hat.
    """

    def require(outcome: Outcome) -> Outcome:
        approved, yours = baseline("features"), Table.parse(outcome.tables["features"])
        mended = _mended(approved, yours)
        if mended:
            key, was, now = mended[0]
            raise CheckFailed(
                expected="the approved features: ages over 64 are in no band, and stay as"
                " they are",
                found=f"{len(mended)} of {len(approved.rows):,} passengers, all over 64,"
                f" got another age (first: PassengerId {key}, approved {was}, yours"
                f" {now}). Nothing else has changed: you improved it",
                remedy="you improved it, and that is another hat. Keep what the program"
                " does today, also where it is wrong, and write down what you saw. In"
                " stage 12 you change it: on purpose, and with a test first",
            )
        return outcome

    return require


def _mended(approved: Table, yours: Table) -> list[tuple[str, str, str]]:
    """Passenger, approved age and the age found, where ages over 64 have got a band and
    nothing else differs."""
    if approved.columns != yours.columns or approved.keys != yours.keys:
        return []
    age = approved.columns.index("Age")
    found = []
    for was, now in zip(approved.rows, yours.rows):
        differ = {
            name
            for name, one, other in zip(approved.columns, was, now)
            if not same_value(one, other)
        }
        if not differ:
            continue
        if not differ <= MENDED or float(was[age]) < BANDS or not now[age]:
            return []
        found.append((was[0], was[age], now[age]))
    return found


@pytest.fixture(scope="module")
def held(
    stage: Stage,
    seam: Outcome,
    baseline: Callable[[str], Table],
    defect_kept: Callable[[Outcome], Outcome],
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
            defect_kept(seam)
        later = next_change(stage, name)
        approved, yours = baseline(name), Table.parse(seam.tables[name])
        if name == "predictions":
            same = Table.parse(seam.tables["features"]) == baseline("features")
            _hold_forest(seam.facts["model"], differences(approved, yours), same)
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


def _hold_forest(model: str, differ: list[str], same_features: bool) -> None:
    """Raises CheckFailed where predictions differ because the model is another one, or
    has learned from something else."""
    if differ and model == FOREST and same_features:
        raise CheckFailed(
            expected="the approved predictions, cell by cell",
            found=f"the forest is made as before, and the features are the same, but"
            f" {differ[0]}",
            remedy="so it learns from something else: look at what its fit is given",
        )
    if differ and model != FOREST:
        kind = FOREST.partition("(")[0]
        raise CheckFailed(
            expected=f"the model that is returned is {FOREST}",
            found=f"it is {model}, and so {differ[0]}",
            remedy=(
                "compare what it is made with: trees, seed and all other settings"
                if kind in model
                else "return the forest: the other models are there for the leaderboard"
            ),
        )


@pytest.fixture(scope="module")
def tried_job(
    stage: Stage, workspace: Workspace, crew: Crew, time_limit: float
) -> Iterator[Job]:
    """The functions of the participant's module, at work on the hidden examples.

    costs: one job, begun and not waited for: it imports `preprocessing.py` and calls
    functions with small tables; it trains nothing.
    fails: never by itself; `tried` tells what stopped it.
    """
    program = Program(MODULE, "try_functions", "module", stage.tests / EXAMPLES)
    with started(crew, workspace, program, limit=time_limit) as job:
        yield job


@pytest.fixture(scope="module")
def tried(tried_job: Job, workspace: Workspace) -> dict[str, Tried]:
    """What each function that the stage asks for did with the hidden examples.

    costs: waits for `tried_job`.
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
    return _tried(_facts(tried_job))


def _tried(facts: dict[str, Any]) -> dict[str, Tried]:
    return {one["name"]: Tried(**one) for one in facts["functions"]}


@pytest.fixture(scope="module")
def hold_kept() -> Callable[[dict[str, Any]], None]:
    """Requires, of what `try_kept` says, that the functions of earlier stages still do what
    was promised there.

    costs: nothing: the run has tried them.
    fails: FAIL, with the first example for which such a function does something else.
    """

    def hold(facts: dict[str, Any]) -> None:
        for function in _tried(facts).values():
            function.hold()

    return hold


@pytest.fixture(scope="module")
def hold_earlier(
    request: pytest.FixtureRequest, tried: dict[str, Tried]
) -> Callable[[], None]:
    """Requires that the functions of earlier stages do what was promised there, and that
    `train.py` still uses them.

    costs: waits for `facts_of_train`, when it is called.
    fails: FAIL, where such a function is gone, breaks a promise, or could be replaced
    by another without any change in the features.
    """

    def hold() -> None:
        for function in tried.values():
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
def depends_job(
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
    depends_job: Job, tried: dict[str, Tried], seam: Outcome
) -> dict[str, Any]:
    """What `uses` of the stage's examples says of `train.py` (see `calls.py`).

    costs: waits for `depends_job`, `tried_job` and `seam_job`.
    fails: FAIL, where `train.py` stops; as `tried` and `seam` do.
    """
    assert tried and seam.tables
    return _facts(depends_job)


@pytest.fixture(scope="module")
def depends(facts_of_train: dict[str, Any]) -> Callable[[str, list[str]], None]:
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
def handed(facts_of_train: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """For each function of the stage, the arguments of each call by `train.py`.

    costs: nothing beyond `facts_of_train`.
    fails: as `facts_of_train`.
    """
    return facts_of_train["handed"]


@dataclass(frozen=True)
class Tried:
    """What a function did with the hidden examples, as `trying.py` tells it."""

    name: str
    line: int | None
    trials: list[dict[str, Any]] | None
    earlier: bool = False
    file: str = MODULE

    def hold(self) -> None:
        """Raises CheckFailed where the function is gone, or breaks any promise."""
        if self.trials is None:
            raise CheckFailed(
                expected=f"{MODULE} has the function {self.name}, as an earlier stage"
                " promised",
                found="there is none by that name",
                remedy="bring it back: other people's code calls it by that name",
            )
        self.hold_values()
        self.hold_surroundings()
        self.hold_input()

    @property
    def where(self) -> str:
        return f" ({self.name} in {self.file}, line {self.line})" if self.line else ""

    def hold_values(self) -> None:
        """Raises CheckFailed for the first example whose values are not as expected."""
        for trial in self.trials or ():
            self._hold_kind(trial)
            wrong = [
                (row, expected, got)
                for row, expected, got in zip(
                    trial["rows"], trial["expected"], trial["values"], strict=False
                )
                if not _is_same(expected, got)
            ]
            if wrong:
                row, expected, got = wrong[0]
                more = f"; wrong in {len(wrong)} of {len(trial['rows'])} rows"
                what = f"{trial['column']} " if trial["column"] else ""
                raise CheckFailed(
                    expected=f"{self.name} gives {what}{_shown(expected)} for {row}"
                    f" ({trial['about']})",
                    found=f"it gives {_shown(got)}{more}{self.where}",
                    remedy=trial["remedy"],
                )

    def _hold_kind(self, trial: dict[str, Any]) -> None:
        expected = f"{self.name} works for {trial['about']}"
        if "error" in trial:
            raise CheckFailed(
                expected=expected,
                found=f"it raises {trial['error']}",
                remedy=(
                    "it is given a whole table: take the columns that you need out of it"
                    if "'DataFrame' object has no attribute" in trial["error"]
                    else "write a test with such a table or column, see it fail, mend it"
                ),
            )
        if trial["values"] is None:
            returned = "nothing" if trial["kind"] == "NoneType" else trial["kind"]
            wanted = f"a table with the column {trial['column']}"
            if trial["kind"] == "DataFrame":
                returned += f" without the column {trial['column']}"
            raise CheckFailed(
                expected=f"{self.name} returns"
                f" {wanted if trial['column'] else 'a column (a pandas Series)'}",
                found=f"it returns {returned}{self.where}",
                remedy="look at its return statement",
            )
        if len(trial["values"]) != len(trial["rows"]):
            raise CheckFailed(
                expected=f"{self.name} gives as many rows as it is given"
                f" ({trial['about']})",
                found=f"{len(trial['rows'])} rows have become"
                f" {len(trial['values'])}{self.where}",
                remedy=_how_to_keep_rows(len(trial["values"]) - len(trial["rows"])),
            )

    def hold_surroundings(self) -> None:
        """Raises CheckFailed where more comes back changed than what was asked for."""
        for trial in self.trials or ():
            if trial.get("rest"):
                raise CheckFailed(
                    expected=f"{self.name} leaves rows, index labels and other columns"
                    f" as they are ({trial['about']})",
                    found=f"{trial['rest']}{self.where}",
                    remedy=_how_to_leave(trial["rest"]),
                )

    def hold_input(self) -> None:
        """Raises CheckFailed where the function has modified what it was given."""
        for trial in self.trials or ():
            if trial.get("modified") or trial.get("same"):
                what = trial["modified"] or "it returns the very object it was given"
                raise CheckFailed(
                    expected=f"{self.name} leaves what it is given as it was, and"
                    f" returns a new object ({trial['about']})",
                    found=f"{what}{self.where}",
                    remedy="work on a copy: the caller's table is not yours to change",
                )


def _how_to_leave(rest: str) -> str:
    """What to do where more has changed than was asked for; rest: what has changed."""
    if "column" in rest:
        return (
            "return the table that was given with the one column in it, as assign does, and"
            " keep what you need on the way in names of its own"
        )
    return (
        "labels 0 to 417 stand twice after stacking: what has lost its labels is put into"
        " the wrong rows when it is assigned"
    )


def _how_to_keep_rows(more: int) -> str:
    if more < 0:
        return "no row is left out: what is missing in it is no reason to drop it"
    return (
        "where index labels repeat, a merge, a join or .loc finds one row several times:"
        " work on whole columns"
    )


def _shown(value: Any) -> str:
    return "a missing value" if value is None else repr(value)


def _is_same(expected: Any, got: Any) -> bool:
    """Whether two values are equal, and not merely a truth value that counts as one."""
    return expected == got and isinstance(expected, bool) == isinstance(got, bool)


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
    workspace: Workspace, tried: dict[str, Tried]
) -> Callable[[Collection[str]], None]:
    """Requires that no comment or idle text of `train.py` is code that holds one of some
    words.

    costs: reading `train.py`; nothing is run beyond `tried`.
    fails: FAIL, with the first such line.
    """
    assert tried

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
def trial_apart(bench: Bench, tests_apart: Path) -> Iterator[Trial | None]:
    """The tests of functions at work on other code, right and wrong; the harness of stage
    05 is left out. It is the reference's, changed, or the participant's own, changed, where
    they ask for a name that only that has.

    The harness sees nearly every mistake in a function, because `train.py` calls it. It
    would catch the mutants even if no function had a test. So the tests meet the mutants
    beside a `train.py` that does all by itself. None where there is no such test.

    costs: as `trial`; no job trains, unless the tests want more of `train.py`.
    fails: as `trial`.
    """
    stage = bench.workspace.stage
    if not unit_tests.can_tell(tests_apart, stage):
        yield None
        return
    with scratch.folder() as parent:
        place = Path(parent, "code")
        is_own = unit_tests.lay_out(bench.workspace, tests_apart, place)
        work = Workspace(against(stage, place, is_own=is_own), tests_apart)
        yield Trial(replace(bench, workspace=work))


@pytest.fixture(scope="module")
def tests_apart(bench: Bench) -> Iterator[Path]:
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
def rewritten(bench: Bench, tests_apart: Path) -> dict[Variant, Asked]:
    """The tests of functions at work on the participant's own code, in which functions
    are right but written differently. Raises CheckFailed where the work has no such
    function.

    costs: begins a job for all of these together, or for each where that cannot be.
    fails: FAIL, where the work has no such function.
    """
    own = against(bench.workspace.stage, bench.workspace.folder)
    apart = replace(bench, workspace=Workspace(own, tests_apart))
    return apart.on_all_right(variants(own, CORRECT))


@pytest.fixture(scope="module")
def judged_apart(
    trial_apart: Trial | None,
    own_tests: Job,
    tried: dict[str, Tried],
    workspace: Workspace,
) -> Judgement:
    """The judgement on the tests of functions, by what they say apart from the harness.

    Where a function is missing, which `tried` tells, tests can say nothing of it.

    costs: as `judgement`.
    fails: FAIL, where no test names a function of this stage or an earlier one, or the
    harness is gone.
    """
    if trial_apart is None:
        functions = " and ".join(sorted(unit_tests.wanted(workspace.stage)))
        passed_over = silent_tests.why_none_is_found(workspace.folder)
        raise CheckFailed(
            expected=f"unit tests of {functions}, in {workspace.shown('tests')}",
            found=f"no test names {functions} or {MODULE}",
            remedy=(passed_over or [FIRST_TEST])[0],
        )
    _require_tests_of(tried.values(), workspace)
    return trial_apart.judgement(own_tests)


def _require_tests_of(functions: Iterable[Tried], workspace: Workspace) -> None:
    """Raises CheckFailed where there is no harness any more, or no test of a function."""
    bring_back = (
        "bring back what is gone: git status shows what went since your last commit, git log"
        f" --stat -- {workspace.shown('tests')} what went before"
    )
    if len(unit_tests.not_named(workspace.folder, unit_tests.SEAM)) == len(
        unit_tests.SEAM
    ):
        raise CheckFailed(
            expected="your harness of stage 05 is still there, and green",
            found="no test names prepare_data or prepare_data_and_train_model",
            remedy=bring_back,
        )
    earlier = {one.name: one.earlier for one in functions}
    for name in unit_tests.not_named(workspace.folder, earlier):
        raise CheckFailed(
            expected=f"there are unit tests of {name}, in {workspace.shown('tests')}",
            found="no test names it",
            remedy=bring_back if earlier[name] else FIRST_TEST,
        )


@pytest.fixture(scope="module")
def all_at_once(
    own_tests: Job,
    seam_job: Job,
    tried_job: Job,
    depends_job: Job,
    trial_apart: Trial | None,
) -> None:
    """Begins all that takes time, side by side; what takes longest comes first.

    costs: all that its fixtures cost; it waits for nothing.
    fails: as `trial_apart`; the others tell later what stopped them.
    """
    assert own_tests and seam_job and tried_job and depends_job
    assert trial_apart or trial_apart is None
