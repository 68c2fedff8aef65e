"""The check of stage 01: a contract that tables keep, and a dictionary that is true."""

from __future__ import annotations

import ast
import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drydock import scratch
from drydock.errors import CheckFailed
from drydock.judging.own_test_checks import YOUR_TESTS
from drydock.judging.own_test_judgement import Bench, Judgement
from drydock.judging.reading import silent_tests
from drydock.judging.reading.own_test_files import python_in
from drydock.judging.suite_board import SUITE_BOARD
from drydock.judging.table_checks import TABLES, TableJob, tables_offered
from drydock.judging.variants import CORRECT, MUTANTS, Variant, against, variants
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook import copied_trees
from drydock.workbook.house import Stage
from drydock.workbook.workspace import Workspace

CONTRACT, TRAINING, DICTIONARY = "contract.py", "training.py", "data_dictionary.csv"
COLUMNS = ("column", "code", "meaning", "source")
TOLD = 3

Meanings = dict[tuple[str, str], str]


# The contract.


def _met(stage: Stage, of: str) -> list[Variant]:
    """The tables for both functions, and those for one of them."""
    kinds = ("right_tables", "wrong_tables")
    folders = [*kinds, *(f"{of}/{kind}" for kind in kinds)]
    return [one for folder in folders for one in variants(stage, folder)]


@pytest.fixture(scope="module")
def contract(workspace: Workspace) -> Path:
    """The participant's contract, where there is one."""
    if not workspace.file(CONTRACT).is_file():
        raise CheckFailed(
            expected=f"a module {workspace.shown(CONTRACT)}, with the functions"
            " validate_loans and validate_applicants",
            found="there is no such file",
            remedy="make it, beside training.py: hint 2 shows how it begins",
        )
    return workspace.file(CONTRACT)


@pytest.fixture(scope="module")
def tables_job(
    bench: Bench, own_tests_job: Job, loading_job: Job, applicants_job: TableJob
) -> TableJob:
    """validate_loans, at work on loans; what takes longer begins before."""
    assert own_tests_job and loading_job and applicants_job
    met = _met(bench.workspace.stage, "loans")
    return tables_offered(bench, "contract.validate_loans", met=met)


@pytest.fixture(scope="module")
def applicants_job(bench: Bench, contract: Path) -> TableJob:
    """validate_applicants, at work on people who ask for a loan."""
    assert contract
    stage = bench.workspace.stage
    return tables_offered(
        bench,
        "contract.validate_applicants",
        met=_met(stage, "applicants"),
        given=stage.tests / "applicants" / "given.py",
    )


@pytest.fixture(scope="module")
def loading_job(bench: Bench, contract: Path) -> Job:
    """load_data, at work on a good file and on bad ones."""
    assert contract
    seam = bench.workspace.stage.tests / "loading.py"
    program = Program(TRAINING, "tried", "module", seam=seam, also=(CONTRACT,))
    begun = started(bench.crew, bench.workspace, program, limit=bench.limit)
    return bench.stack.enter_context(begun)


@pytest.fixture(scope="module")
def loading(loading_job: Job) -> Outcome:
    """What load_data has done."""
    outcome = loading_job.wait()
    if outcome.stop:
        raise told_of_module(outcome.stop, TRAINING)
    return outcome


test_tables = TABLES


def test_applicants_are_held_to_the_same(applicants_job: TableJob) -> None:
    """Who asks for a loan is held to the same contract"""
    for require in TABLES.functions:
        require(applicants_job)


def test_a_table_comes_back_as_it_was(loading: Outcome) -> None:
    """What is right comes back as it was"""
    if lost := loading.facts["lost"]:
        raise CheckFailed(
            expected="both functions return the table that they are given",
            found=f"{' and '.join(lost)} do{'es' * (len(lost) == 1)} not",
            remedy="end the function with return: what pandera's validate gives will do",
        )


def test_loading_keeps_the_contract(loading: Outcome) -> None:
    """load_data gives the thousand loans, and lets no bad file through"""
    if passed := loading.facts["passed"]:
        raise CheckFailed(
            expected="load_data refuses a file that breaks the contract",
            found=f"it lets {len(passed)} bad files through, such as one with {passed[0]}",
            remedy="let load_data return validate_loans of what it has read",
        )
    if differs := loading.facts["differs"]:
        raise CheckFailed(
            expected="load_data gives the loans of the file, as it did before",
            found=f"it gives {differs}",
            remedy="let load_data return validate_loans of what it has read, and let that"
            " change nothing",
        )


# The dictionary.


@pytest.fixture(scope="module")
def meant(stage: Stage) -> Meanings:
    """What each code means that some loan has, by its column and code."""
    data = stage.house.root / "data" / stage.kata
    header = (data / "header.txt").read_text("utf-8").split()
    rows = [line.split() for line in (data / "german.data").read_text().splitlines()]
    occur = {pair for row in rows for pair in zip(header, row)}
    found = _meanings(_read((stage.solution / DICTIONARY).read_text("utf-8")))
    return {pair: meaning for pair, meaning in found.items() if pair in occur}


@pytest.fixture(scope="module")
def inherited(stage: Stage) -> Meanings:
    """What the dictionary said before."""
    text = (stage.house.start(stage.kata).solution / DICTIONARY).read_text("utf-8")
    return _meanings(_read(text))


def _read(text: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    return [
        {str(name): " ".join(str(cell or "").split()) for name, cell in row.items()}
        for row in rows
    ]


def _meanings(rows: list[dict[str, str]]) -> Meanings:
    return {
        (row["column"], row["code"].removesuffix(".0")): row["meaning"] for row in rows
    }


@pytest.fixture(scope="module")
def dictionary(workspace: Workspace) -> list[dict[str, str]]:
    """The rows of the participant's dictionary, where it has the columns it should."""
    expected = f"{workspace.shown(DICTIONARY)} has the columns {', '.join(COLUMNS)}"
    try:
        rows = _read(workspace.file(DICTIONARY).read_text("utf-8"))
    except (OSError, UnicodeError, csv.Error) as error:
        raise CheckFailed(
            expected=expected,
            found=f"it cannot be read as a table in UTF-8: {type(error).__name__}",
            remedy="git restore brings the old one back; write yours with to_csv",
        ) from error
    lacks = [name for name in COLUMNS if not rows or name not in rows[0]]
    if lacks:
        raise CheckFailed(
            expected=expected,
            found=f"it has no {', '.join(lacks)}",
            remedy="keep the columns that were there, and add source: where the meaning"
            " is from",
        )
    return rows


def test_the_dictionary_is_true(
    dictionary: list[dict[str, str]], meant: Meanings, inherited: Meanings
) -> None:
    """The dictionary says of each code what the corrected file says of the same loans"""
    said = defaultdict[tuple[str, str], list[str]](list)
    for row in dictionary:
        said[row["column"], row["code"].removesuffix(".0")].append(row["meaning"])
    wrong = {
        pair: said[pair]
        for pair, meaning in meant.items()
        if [one.lower() for one in said[pair]] != [meaning.lower()]
    }
    if wrong:
        told = [_told(pair, found) for pair, found in wrong.items()]
        more = f", and {len(told) - TOLD} more" if len(told) > TOLD else ""
        raise CheckFailed(
            expected=f"each of the {len(meant)} codes that loans have means in"
            f" {DICTIONARY} what the corrected file says of the same loans",
            found=f"{len(wrong)} do not: {'; '.join(told[:TOLD])}{more}",
            remedy=_what_to_do(wrong, inherited),
        )


def _told(pair: tuple[str, str], found: list[str]) -> str:
    said = " and ".join(f"'{one}'" for one in found) if found else "has no row"
    return f"{pair[0]} {pair[1]} {'is ' * bool(found)}{said}"


def _what_to_do(wrong: dict[tuple[str, str], list[str]], inherited: Meanings) -> str:
    columns = list(dict.fromkeys(column for column, _ in wrong))
    if columns and set(columns) <= {"people_liable", "foreign_worker"}:
        return (
            "match the loans, and not the digits of the codes: in this column the two"
            " files number differently, as a crosstab shows"
        )
    if all(inherited.get(pair) in found for pair, found in wrong.items() if found):
        return (
            "match the loans of the two files by duration, amount and age, see which code"
            " goes with which, and take the words of corrected_codes.csv"
        )
    return (
        "take the words as corrected_codes.csv has them, for the code that the same loans"
        f" have there; begin with {columns[0]}"
    )


def test_nothing_is_lost_from_the_dictionary(
    dictionary: list[dict[str, str]], inherited: Meanings
) -> None:
    """The dictionary still has all columns, and says where each meaning is from"""
    there = {row["column"] for row in dictionary}
    lost = [
        c for c in dict.fromkeys(column for column, _ in inherited) if c not in there
    ]
    if lost:
        raise CheckFailed(
            expected=f"{DICTIONARY} says something of each column, numbers included",
            found=f"nothing is said of {', '.join(lost)}",
            remedy="bring the old rows back: only what is wrong changes",
        )
    bare = [
        f"{row['column']} {row['code']}".strip()
        for row in dictionary
        if not row["source"]
    ]
    if bare:
        raise CheckFailed(
            expected=f"each row of {DICTIONARY} says in source where the meaning is from",
            found=f"{len(bare)} do not, such as {', '.join(bare[:TOLD])}",
            remedy="write the publication there: Statlog, or Groemping 2019",
        )


# The tests of the contract.


@pytest.fixture(scope="module")
def tests_of_contract(bench: Bench) -> Iterator[Bench]:
    """The participant's tests beside their own code, without the files of tests that are as
    they were handed over: those were written before there was a contract."""
    stage = bench.workspace.stage
    start = stage.house.start(stage.kata).solution
    with scratch.folder() as parent:
        tests = Path(parent, "tests")
        copied_trees.copy(bench.workspace.folder, tests)
        for file in (start / "tests").glob("test_*.py"):
            kept = tests / "tests" / file.name
            if kept.is_file() and kept.read_text("utf-8") == file.read_text("utf-8"):
                kept.unlink()
        own = against(stage, bench.workspace.folder)
        yield replace(bench, workspace=Workspace(own, tests))


@pytest.fixture(scope="module")
def judgement(
    tests_of_contract: Bench, own_tests_job: Job, contract: Path
) -> Judgement:
    """What the tests say of the participant's own contract, changed in many ways."""
    assert contract
    _require_tests(tests_of_contract.workspace.folder)
    own = tests_of_contract.workspace.stage
    right = tests_of_contract.on_all_right(variants(own, CORRECT))
    wrong = tests_of_contract.on_wrong(variants(own, MUTANTS))
    return Judgement(own_tests_job, None, right, wrong)


def _require_tests(folder: Path) -> None:
    """Raises CheckFailed where pytest finds no test in `folder`."""
    if not any(file.tests for file in python_in(folder)):
        reasons = silent_tests.why_none_is_found(folder)
        raise CheckFailed(
            expected="there are tests of your contract",
            found="there are none but those that you were handed",
            remedy=[*reasons, "write the first: hint 2 shows one"][0],
        )


def test_the_inherited_tests_are_there(
    own_tests_job: Job, stage: Stage, workspace: Workspace
) -> None:
    """The tests that you were handed are still there"""
    start = stage.house.start(stage.kata).solution
    given = [
        f"{file.name}::{node.name}"
        for file in sorted((start / "tests").glob("test_*.py"))
        for node in ast.parse(file.read_bytes()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    outcome = own_tests_job.wait()
    ran = {one["id"].partition("[")[0] for one in outcome.facts.get("tests", ())}
    if outcome.stop or outcome.facts["broken"]:  # which another part tells
        python = python_in(workspace.folder)
        ran |= {f"{one.shown}::{test.name}" for one in python for test in one.tests}
    if gone := [one for one in given if not any(test.endswith(one) for test in ran)]:
        raise CheckFailed(
            expected="the tests that you were handed are still there, each in its file",
            found=f"{len(gone)} did not run, such as {gone[0]}",
            remedy="bring them back: git status shows what has gone. They get their turn"
            " in later stages",
        )


test_your_tests = YOUR_TESTS
test_suite_board = SUITE_BOARD
