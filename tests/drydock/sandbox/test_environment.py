"""What somebody has set for other purposes changes no verdict, and code is not shown it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
import toy

from drydock.interfaces import magics
from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.sandbox import environment
from drydock.sandbox.environment import of_engine, of_work
from drydock.sandbox.warm import client
from drydock.say import say
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

NEEDED = {
    "PATH": "/bin",
    "HOME": "/home/me",
    "LANG": "de_DE",
    "LC_ALL": "C",
    "TZ": "UTC",
}
FOR_THE_EYE = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
OTHERS = {
    "GITHUB_TOKEN": "x",
    "DATABASE_URL": "postgres://me:hush@host/db",
    "PYTEST_ADDOPTS": "-k nothing",
    "PYTEST_PLUGINS": "no_such_plugin",
    "PYTHONPATH": "/elsewhere",
    "PYTHONOPTIMIZE": "2",
    "PYTHONHASHSEED": "0",
    "PYTHONWARNINGS": "error",
    "MPLBACKEND": "no_such_backend",
    "IPYTHONDIR": "/elsewhere",
    "COVERAGE_CORE": "ctrace",
    "DISPLAY": ":0",
}
OF_PYTEST = {
    "PYTEST_ADDOPTS": "-v -n 2 --tb=short -k nothing",
    "PYTEST_PLUGINS": "no_such_plugin",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
}
POSIX = pytest.mark.skipif(os.name != "posix", reason="as POSIX has it")


@pytest.fixture(name="fresh")
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Processes that are begun in the environment of the test, and end with it."""
    with monkeypatch.context() as here:
        here.setattr(client, "_HOSTS", {})
        yield here
        client.end_hosts()


def test_what_is_needed_is_taken_by_name() -> None:
    of_posix = {"PYTHONUTF8": "1"} if os.name == "posix" else {}
    assert of_work(NEEDED | FOR_THE_EYE | OTHERS) == NEEDED | of_posix
    assert of_engine(NEEDED | FOR_THE_EYE | OTHERS) == NEEDED | FOR_THE_EYE


@pytest.mark.parametrize("can_fork", [True, False])
def test_the_code_is_shown_nothing_else(
    house: House, fresh: pytest.MonkeyPatch, can_fork: bool
) -> None:
    fresh.setattr(client, "CAN_FORK", can_fork and client.CAN_FORK)
    for name, value in OTHERS.items():
        fresh.setenv(name, value)
    ours = {"MPLBACKEND", "IPYTHONDIR"}  # a kernel has them too, and other values
    look = f"import os\nfor name, value in {OTHERS!r}.items():\n"
    look += "    assert os.environ.get(name) != value, name\n"
    look += f"    assert name in {ours!r} or name not in os.environ, name"
    assert not toy.run_cells(house, look, toy.RIGHT).stop
    assert toy.run_cells(house, "assert False", toy.RIGHT).stop


def test_settings_of_pytest_change_no_verdict(
    house: House, fresh: pytest.MonkeyPatch
) -> None:
    for name, value in OF_PYTEST.items():
        fresh.setenv(name, value)
    [finding] = check(house.stage("1")).findings
    assert finding.word is Word.FAIL and "number" in str(finding.told)
    right = house.stage("1").solution
    assert check(house.stage("1"), right).word is Word.PASS
    assert {name: os.environ.get(name) for name in OF_PYTEST} == OF_PYTEST


def test_settings_of_pytest_do_not_reach_the_tests_of_a_participant(
    house: House, fresh: pytest.MonkeyPatch
) -> None:
    for name, value in OF_PYTEST.items():
        fresh.setenv(name, value)
    work = house.exercise("toy")
    (work / "test_it.py").write_text("def test_it(): assert 1 == 1", "utf-8")
    judgement = toy.judge(Workspace(house.stage("1"), work), limit=30)
    assert [test["outcome"] for test in judgement.own.facts["tests"]] == ["passed"]


SECOND = """

def test_names(workspace):
    '''There is a notebook'''
    assert workspace.file("toy.ipynb").is_file()
"""


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("-q --tb=no", "FAIL  toy 01"),
        ("-v --tb=short", "FAIL  toy 01"),
        ("-k test_names", "No verdict on toy 01: its check has other parts"),
    ],
)
def test_options_of_ones_own_do_not_change_what_pytest_says_by_hand(
    house: House, options: str, line: str
) -> None:
    test = house.stage("1").tests / "test_mend_it.py"
    test.write_text(test.read_text("utf-8") + SECOND, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", str(test.parent)],
        cwd=house.root,
        env=os.environ | {"PYTEST_ADDOPTS": options},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert line in done.stdout
    assert "PASS" not in done.stdout.replace("PASSED", "")
    assert not (house.root / ".drydock/verdicts").exists() or "-k" not in options


def test_a_notebook_with_strange_settings_is_told_the_same(
    house: House, fresh: pytest.MonkeyPatch
) -> None:
    toy.with_engine(house)
    fresh.setattr(environment, "SOURCE", house.root / "src")
    for name, value in (OTHERS | OF_PYTEST | {"COLUMNS": "0"}).items():
        fresh.setenv(name, value)
    report = magics.DrydockMagics().check("1")
    assert report is not None and "the approved numbers" in repr(report)


def test_a_terminal_without_a_width_is_told_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "0")
    say("PASS  it")
    assert capsys.readouterr().out == "PASS  it\n"


LOOKS_AROUND = """
import psutil
for process in [psutil.Process(), *psutil.Process().parents()]:
    assert "hush-hush" not in str(process.environ().values()), process
    if "drydock" in process.cmdline() and "check" in process.cmdline():
        break
else:
    raise LookupError("no check")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc: Linux")
def test_no_process_of_a_check_shows_what_was_hidden(house: House) -> None:
    toy.with_engine(house)
    work = toy.notebook(LOOKS_AROUND, toy.RIGHT)
    (house.exercise("toy") / "toy.ipynb").write_text(work, "utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "drydock", "check", "1", "--json"],
        cwd=house.root,
        env=os.environ
        | {"PYTHONPATH": str(house.root / "src"), "MY_TOKEN": "hush-hush"},
        capture_output=True,
        check=False,
    )
    assert json.loads(done.stdout)["verdict"] == "PASS", done.stdout


@POSIX
def test_what_is_hidden_is_still_known(tmp_path: str) -> None:
    code = "import os, subprocess; from drydock.sandbox import environment as e;"
    code += "e.hide_the_rest(); print(os.environ['MY_TOKEN']);"
    code += "subprocess.run(['sh', '-c', 'echo $MY_TOKEN$HOME'], check=True)"
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"MY_TOKEN": "hush", "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    ).stdout
    assert "".join(said.split()) == f"hushhush{tmp_path}"
