"""A check from the outside: exit codes, words and what is kept, by every way to run it."""

from __future__ import annotations

import json
import os
import shutil

import pytest
import toy

from drydock.errors import ExitCode
from drydock.safekeeping import passed_work
from drydock.workbook.house import House

CHECK = "tests/toy/stage_01_mend_it"


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return toy.with_engine(house)


def _solve(house: House) -> None:
    shutil.copytree(
        house.stage("1").solution, house.exercise("toy"), dirs_exist_ok=True
    )


def _ways(house: House, *options: str) -> list[int]:
    """The exit codes of the same check by the command and by pytest."""
    by_go = toy.go(house, "check", "1", *options)
    by_pytest = toy.python(house, "-m", "pytest", CHECK, *options)
    assert "Traceback" not in by_go.stdout + by_go.stderr
    return [by_go.returncode, by_pytest.returncode]


def test_the_start_fails(house: House) -> None:
    assert _ways(house) == [ExitCode.FAILED] * 2
    said = toy.go(house, "check").stdout
    assert "FAIL    The numbers are the approved ones" in said
    assert "value differs in 1 of 2 rows; first: key 2, approved 20, yours 21" in said
    assert not passed_work.folder(house.stage("1")).exists()


def test_the_solution_passes_and_is_kept(house: House) -> None:
    _solve(house)
    assert _ways(house) == [ExitCode.PASSED] * 2
    kept = passed_work.folder(house.stage("1"))
    assert (kept / "toy.ipynb").read_bytes() == (
        house.exercise("toy") / "toy.ipynb"
    ).read_bytes()


def test_work_elsewhere_is_judged_but_not_kept(house: House) -> None:
    assert _ways(house, "--workspace", "solutions/toy/01-mend-it") == [0, 0]
    assert not passed_work.folder(house.stage("1")).exists()


def test_a_workspace_that_is_not_there_is_a_wrong_call(house: House) -> None:
    done = toy.go(house, "check", "1", "--workspace", "nowhere")
    assert done.returncode == ExitCode.CALLED_WRONGLY
    assert "there is no folder" in done.stderr


def test_a_stage_that_is_not_there_is_a_wrong_call(house: House) -> None:
    done = toy.go(house, "check", "9")
    assert done.returncode == ExitCode.CALLED_WRONGLY
    assert "a stage of toy: 00, 01" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C in another way")
def test_ctrl_c_is_no_verdict(house: House) -> None:
    """Though all that had been judged until then passed."""
    check = house.stage("1").tests / "test_mend_it.py"
    text = "import os, signal\ndef test_a(workspace):\n    pass\ndef test_b():\n"
    text += "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    text += "    os.kill(os.getpid(), signal.SIGINT)\n    signal.sigwait([2])\n"
    check.write_text(text, "utf-8")
    done = toy.go(house, "check", "1")
    assert (done.returncode, "PASS    test_a" in done.stdout) == (130, True)
    assert done.stderr.startswith("Stopped before there was a verdict")
    assert not done.stdout.splitlines()[-1].startswith("PASS")
    by_pytest = toy.python(house, "-m", "pytest", CHECK)
    assert by_pytest.returncode == pytest.ExitCode.INTERRUPTED
    assert "PASS" not in by_pytest.stdout
    assert not (house.root / ".drydock/verdicts").exists()


def test_a_lesson_to_read_has_no_check(house: House) -> None:
    done = toy.go(house, "check", "0")
    assert done.returncode == ExitCode.CALLED_WRONGLY
    assert "toy 00, a lesson to read" in done.stderr


@pytest.mark.parametrize("harm", ["remove", "empty"])
def test_without_its_baseline_the_workbook_is_broken(house: House, harm: str) -> None:
    _solve(house)
    path = house.approved("toy") / "numbers.csv"
    path.unlink() if harm == "remove" else path.write_text("", "utf-8")
    assert _ways(house) == [ExitCode.WORKBOOK_BROKEN] * 2
    assert not passed_work.folder(house.stage("1")).exists()


@pytest.mark.parametrize(
    "fault",
    ["import nowhere", "def test_x(workspace):\n    raise OSError(7)", "x = 1", "(("],
)
def test_a_check_with_a_fault_is_no_failure_of_the_work(
    house: House, fault: str
) -> None:
    _solve(house)
    (house.stage("1").tests / "test_mend_it.py").write_text(fault, "utf-8")
    assert toy.go(house, "check", "1").returncode == ExitCode.WORKBOOK_BROKEN


def _with_a_deep_cell(house: House) -> None:
    page = house.exercise("toy") / "toy.ipynb"
    page.write_text(toy.notebook(toy.RIGHT, f"x = {'-' * 500}1"), "utf-8")


@pytest.mark.parametrize(
    ("is_deep", "code"),
    [(True, ExitCode.FAILED), (False, ExitCode.WORKBOOK_BROKEN)],
    ids=["the work is deep", "the check is endless"],
)
def test_a_check_that_cannot_read_deep_code_says_where(
    house: House, is_deep: bool, code: ExitCode
) -> None:
    _solve(house)
    if is_deep:
        _with_a_deep_cell(house)
    check = house.stage("1").tests / "test_mend_it.py"
    check.write_text("def test_x(workspace):\n    test_x(workspace)\n", "utf-8")
    done = toy.go(house, "check", "1")
    assert done.returncode == code
    place = "toy.ipynb, code cell 2, line 1 is nested deeper"
    assert (place in done.stdout) == is_deep


@pytest.mark.parametrize("file", ["toy.ipynb", "tests/approved.csv"])
def test_what_a_merge_has_left_is_told_for_any_file(house: House, file: str) -> None:
    path = house.exercise("toy") / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("[\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n]\n", "utf-8")
    done = toy.go(house, "check", "1")
    assert done.returncode == ExitCode.FAILED
    told = " ".join(done.stdout.split())
    assert f"exercises/toy/{file}, line 2: git has left both versions" in told


def test_one_cause_is_told_once(house: House) -> None:
    check = house.stage("1").tests / "test_mend_it.py"
    text = (
        "import pytest\n@pytest.fixture(scope='module')\ndef cause():\n    assert 0, 'C'"
        "\ndef test_a(cause):\n    pass\ndef test_b(cause):\n    pass\n"
    )
    check.write_text(text, "utf-8")
    done = toy.go(house, "check", "1")
    assert done.stdout.count("Found:    C") == 1
    assert "WAITING test_b" in done.stdout
    assert done.returncode == ExitCode.FAILED


def test_the_verdict_for_tools_says_the_same(house: House) -> None:
    done = toy.go(house, "check", "1", "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["verdict"]) == (ExitCode.FAILED, "FAIL")
    [finding] = document["findings"]
    assert "approved 20, yours 21" in finding["found"]


def test_a_part_of_a_check_does_not_count_as_passed(house: House) -> None:
    _solve(house)
    done = toy.python(house, "-m", "pytest", f"{CHECK}/test_mend_it.py::test_numbers")
    assert done.returncode == 0
    assert not passed_work.folder(house.stage("1")).exists()


def test_the_current_stage_is_the_first_that_has_not_passed(house: House) -> None:
    assert "Next: stage 01, Mend it" in toy.go(house).stdout
    _solve(house)
    toy.go(house, "check")
    assert "All stages of toy have passed" in toy.go(house).stdout
    assert toy.go(house, "check").stdout.startswith("Judging exercises/toy: stage 01")


def test_words_survive_a_code_page_that_lacks_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = toy.go(house, "check", "1", "--workspace", "d\u00e9j\u00e0 \u2603")
    assert done.returncode == ExitCode.CALLED_WRONGLY
    assert "there is no folder d?j? ?" in done.stderr


@pytest.mark.parametrize("name", ["NO_COLOR", "TERM"])
def test_colour_is_never_forced(
    house: House, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "dumb")
    assert "\x1b" not in toy.go(house, "check", "1").stdout


def test_a_participants_tests_find_their_modules(house: House) -> None:
    """Wherever pytest is started, and without an installed package."""
    (house.exercise("toy") / "calc.py").write_text("two = 2\n", "utf-8")
    tests = house.exercise("toy") / "tests"
    tests.mkdir()
    text = "from calc import two\n\ndef test_two():\n    assert two == 2\n"
    (tests / "test_calc.py").write_text(text, "utf-8")
    (tests / "conftest.py").write_text("import calc\n", "utf-8")
    done = toy.python(house, "-P", "-m", "pytest", "exercises/toy")
    assert "1 passed" in done.stdout, done.stdout + done.stderr


UNWANTED = """
from drydock.sandbox import cancellation
from drydock.judging.checking import check
from drydock.workbook.house import HERE

found = []

def hear(finding):
    found.append(str(finding.word))
    cancellation.CANCEL.set()

try:
    check(HERE.stage("1"), on_finding=hear)
except cancellation.Cancelled:
    print("unwanted", *found)
"""


def test_a_check_that_nobody_waits_for_leaves_no_pass(house: House) -> None:
    """Not even where all that it had judged until then has passed."""
    check = house.stage("1").tests / "test_mend_it.py"
    more = "def test_more():\n    pass\n"
    check.write_text(f"{check.read_text('utf-8')}\n\n{more}", "utf-8")
    _solve(house)
    assert toy.python(house, "-c", UNWANTED).stdout.split() == ["unwanted", "PASS"]
    assert not passed_work.folder(house.stage("1")).exists()


def test_parts_that_stand_elsewhere_are_told_where_they_are_named(house: House) -> None:
    check = next((house.root / CHECK).glob("test_*.py"))
    check.write_text(
        "from drydock.judging.parts import Parts\n\n"
        'def one(workspace):\n    """One"""\n    assert workspace.stage.number == 1\n\n'
        'def two():\n    """Two"""\n    assert False, "it is told"\n\n'
        'def test_first():\n    """First"""\n\n'
        "test_others = Parts(one, two)\n\n"
        'def test_last():\n    """Last"""\n',
        encoding="utf-8",
    )
    assert _ways(house) == [ExitCode.FAILED] * 2
    said = toy.go(house, "check").stdout
    parts = [
        "PASS    First",
        "PASS    One",
        "FAIL    Two",
        "it is told",
        "PASS    Last",
    ]
    places = [said.index(one) for one in parts]
    assert places == sorted(places)
