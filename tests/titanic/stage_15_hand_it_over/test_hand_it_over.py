"""The check of stage 15: tests beyond the lock, tools that are content, a README that is
true."""

# pylint: disable=redefined-outer-name

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from drydock import scratch
from drydock.commands import PYTHON
from drydock.errors import CheckFailed, WorkbookBroken
from drydock.judging import in_turn
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.remembered_answers import PendingAnswer, ask_once
from drydock.judging.variants import (
    CORRECT,
    MUTANTS,
    Variant,
    against,
    variants,
)
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, run_with
from drydock.sandbox.stop_messages import happened
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace, digest, files

HERE = Path(__file__).parent
CORE, SHELL, README = "preprocessing.py", "train.py", "README.md"
OF_STAGES = range(8, 12)
LEAST_COVERED = 90
MOST_SWITCHED_OFF = 3
MOST_LINES = 40
FEWEST_WORDS = 15
# Coverage counts lines as well that are no statement of their own ("except", "case", a
# decorator): hardly more than one for each statement that is missing.
SURELY_ENOUGH = LEAST_COVERED + 5
TESTING = ("pytest", "unittest")
# Asked by themselves, with the settings of the workbook.
TOOLS = ("black", "pylint")

OBSERVERS = HERE / "observers.py"
PROGRAMS = {
    "linted": Program(SHELL, "linted", "nothing", HERE / "linting.py", runs_work=False),
    "would_change": Program(
        SHELL, "would_change", "nothing", HERE / "formatting.py", runs_work=False
    ),
    "covered": Program("pytest", "covered", "module", OBSERVERS),
}
TRACED = Program("pytest", "traced", "module", HERE / "tracing.py")

readme_read = load(HERE / "readme.py")
unit_tests = load(HERE.parent / "unit_tests.py")
held = load(HERE.parent / "held_since_12.py")
held_since_13 = load(HERE.parent / "held_since_13.py")
held_since_14 = load(HERE.parent / "held_since_14.py")

seam_program = held_since_13.seam_program
modules = held.modules_of_work
seam = held.seam_of_work
on_the_side = held.on_the_side
their_names = held_since_14.their_names_in_work


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
def commands(workspace: Workspace) -> list[Any]:
    """The commands of the README; none where there is no such file."""
    file = workspace.file(README)
    text = file.read_text("utf-8", "replace") if file.is_file() else ""
    return readme_read.commands(text)


@pytest.fixture(scope="module")
def command_jobs(
    commands: list[Any], bench: Bench
) -> list[tuple[Any, PendingAnswer | None]]:
    """Each command of the README at work, in a copy of its own; None for those that are
    not tried, or have been run by another part of the check."""
    return [(one, _begun(one, bench)) for one in commands]


def _begun(command: Any, bench: Bench) -> Job | None:
    is_known = command.is_plain and command.runs(SHELL, "pytest")
    if command.fault or command.runs(*TOOLS) or is_known:
        return None
    told = {"arguments": list(command.arguments)}
    program = Program(SHELL, "run", "nothing", OBSERVERS, settings=told)
    tree = bench.stack.enter_context(bench.workspace.scratch())
    request = program.request(bench.workspace.stage, tree)
    return bench.crew.job(request, limit=bench.limit)


@dataclass(frozen=True)
class OtherCode:
    """The tests of functions at work on other code."""

    right: dict[Variant, PendingAnswer]
    wrong: dict[Variant, PendingAnswer]


@pytest.fixture(scope="module")
def other_code(bench: Bench, tests_without_harness: Path) -> Iterator[OtherCode]:
    """The tests of functions at work on right code written differently, and on the wrong
    versions of stages 08 to 11 and of this one, beside a `train.py` that calls none of the
    functions (see `unit_tests.lay_out`)."""
    stage = bench.workspace.stage
    with scratch.folder() as parent:
        place = Path(parent, "code")
        is_own = unit_tests.lay_out(bench.workspace, tests_without_harness, place)
        code = against(stage, place, is_own=is_own)
        apart = replace(bench, workspace=Workspace(code, tests_without_harness))
        right = variants(code, CORRECT)
        wrong = [
            variant
            for one in stage.house.stages(stage.kata)
            if one.number in OF_STAGES or one == stage
            for variant in variants(against(one, place, is_own=is_own), MUTANTS)
            if not variant.functions & unit_tests.SEAM
        ]
        # A job for each of two cores.
        accepted, noticed = in_turn.on_right_and_wrong(apart, right, wrong[::2])
        noticed |= in_turn.on_wrong(apart, wrong[1::2])
        yield OtherCode(accepted, {one: noticed[one] for one in wrong})


@pytest.fixture(scope="module")
def wrong_code(bench: Bench, other_code: OtherCode) -> dict[Variant, PendingAnswer]:
    """All wrong code that the participant's tests meet."""
    found = variants(against(bench.workspace.stage, bench.workspace.folder), MUTANTS)
    of_the_seam = [one for one in found if one.functions & unit_tests.SEAM]
    return other_code.wrong | bench.on_wrong(of_the_seam)


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(
    jobs: dict[str, PendingAnswer],
    seam_job: Job,
    kept_functions_job: Job,
    wrong_code: dict[Variant, PendingAnswer],
    command_jobs: list[tuple[Any, PendingAnswer | None]],
) -> None:
    assert jobs and seam_job and kept_functions_job and wrong_code
    assert command_jobs is not None


test_the_core = held.HELD
test_the_shell = held_since_13.HELD
test_the_files = held_since_14.HELD


# The participant's tests.


@pytest.fixture(scope="module")
def judgement(
    jobs: dict[str, PendingAnswer],
    modules: dict[str, ast.Module],
    workspace: Workspace,
    other_code: OtherCode,
    wrong_code: dict[Variant, PendingAnswer],
) -> Judgement:
    """What the participant's tests say of their own code: as it is, rewritten, broken."""
    assert modules
    unit_tests.require_tests_of({}, workspace)
    return Judgement(jobs["covered"], None, other_code.right, wrong_code)


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
        raise held.broke_off(outcome.stop, "the run of your tests")
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


# The README.


@pytest.fixture(scope="module")
def readme(workspace: Workspace) -> str:
    """What stands in the README."""
    file = workspace.file(README)
    if not file.is_file():
        raise CheckFailed(
            expected=f"{workspace.shown(README)} says what the program does, and how to run"
            " it and its tests",
            found="there is no such file",
            remedy="write a few lines: two or three sentences, and two commands in a block"
            " between ``` and ```",
        )
    return file.read_text("utf-8", "replace")


def test_the_readme_is_short_and_names_what_is_there(
    readme: str, workspace: Workspace
) -> None:
    """The README has a few lines, and the files that it names are there"""
    count = sum(bool(line.strip()) for line in readme.splitlines())
    found = [f"it has {count} lines that are not blank"] if count > MOST_LINES else []
    if (words := readme_read.words(readme)) < FEWEST_WORDS:
        found += [f"it has {words} words outside of its blocks"]
    named = readme_read.files_named(readme)
    found += [f"there is no {name}" for name in named if not _is_there(name, workspace)]
    if found:
        raise CheckFailed(
            expected=f"{README} has at least {FEWEST_WORDS} words and at most {MOST_LINES}"
            " lines, and each file that it names between backticks is there",
            found="; ".join(found),
            remedy="write the names as the files have them, or leave them out; say what somebody"
            " needs on the first day, and no more",
        )


def _is_there(name: str, workspace: Workspace) -> bool:
    """Whether a file is in the work, in a folder of it, or where the data are."""
    own = files(workspace.folder)
    if any(one == name or one.endswith(f"/{name}") for one in own):
        return True
    root = workspace.stage.house.root
    kata = workspace.stage.kata
    places = (root, root / "exercises" / kata, root / "data" / kata)
    return any((place / name).resolve().is_file() for place in places)


def test_the_readme_says_how_to_run_it(readme: str, commands: list[Any]) -> None:
    """The README has a command that trains, and one that runs the tests"""
    assert readme
    missing = []
    if not any(one.runs(SHELL, Path(SHELL).stem) for one in commands):
        missing.append(f"none runs {SHELL}")
    if not any(one.runs(*TESTING) for one in commands):
        missing.append("none runs the tests")
    if missing:
        shown = ", ".join(one.text for one in commands[:3]) or "there is none"
        raise CheckFailed(
            expected=f"among the commands of {README}, one runs {SHELL} and one runs the"
            " tests",
            found=f"{' and '.join(missing)}: {shown}",
            remedy="write each on a line of its own, between ``` and ```: for example"
            " python train.py, and python -m pytest",
        )


def test_the_commands_of_the_readme_run(
    readme: str,
    command_jobs: list[tuple[Any, PendingAnswer | None]],
    sound_tests: Judgement,
) -> None:
    """Each command of the README runs, in the folder of the README"""
    assert readme and sound_tests  # so all tests pass, and the script is run elsewhere
    for command, job in command_jobs:
        fault = command.fault or (_how_it_ends(job.wait()) if job else "")
        if fault:
            raise CheckFailed(
                expected=f"each command of {README} runs where the file lies, by Python, and"
                " ends with the exit code 0",
                found=f"{command.text}: {fault}",
                remedy=(
                    "say that in words, outside of the block, or take it out"
                    if command.fault
                    else _remedy_for(command)
                ),
            )


def _how_it_ends(outcome: Outcome) -> str:
    """How a command ended, if not well."""
    if outcome.stop:
        return happened(outcome.stop)
    code, last = outcome.facts["code"], outcome.facts["last"]
    return f"it ends with {code}: {last}" if code else ""


def _remedy_for(command: Any) -> str:
    if "exercises/" in command.text:
        return f"paths count from the folder of {README}: python train.py, for example"
    return "type it in a terminal, in that folder, and see"
