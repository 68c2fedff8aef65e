"""Ways in which people try to get a PASS: each is told, or has no effect.

In both directions: with them a wrong work does not pass, and a right one is not failed
for something that has no effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import toy
from double import GOOD, judge_tests
from early import check_until

from drydock.judging.checking import check
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Judgement
from drydock.judging.verdict import Verdict, Word
from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.workspace import Workspace

WRONG = "rows = [(1, 10), (2, 21)]"


def _text(verdict: Verdict) -> str:
    return "\n".join(line for found in verdict.findings for line in found.lines())


def _verdict(house: House, *sources: str) -> Verdict:
    """The verdict on a notebook with these cells."""
    path = house.exercise("toy") / "toy.ipynb"
    path.write_text(toy.notebook(*sources), "utf-8")
    return check(house.stage("1"))


# The baseline


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return toy.with_engine(house)


def _tables(house: House) -> dict[str, str]:
    folder = house.approved("toy")
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.csv")
    }


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize(
    "harm",
    [
        "(p / 'numbers.csv').write_text('key,value\\n1,10\\n2,21\\n')",
        "(p / 'numbers.csv').unlink()",
        "(p / '01').mkdir(); (p / '01' / 'numbers.csv').write_text('key,value\\n1,10\\n2,21\\n')",
    ],
)
def test_writing_to_the_baseline_is_told_and_taken_back(
    house: House, harm: str, right: bool
) -> None:
    """Where the code does it itself it is kept from it (see test_answers.py); what another
    process does is seen afterwards."""
    before = _tables(house)
    reach = f"import os; os.environ['PLACE'] = {str(house.approved('toy'))!r}"
    harm = f"import os, pathlib; p = pathlib.Path(os.environ['PLACE']); {harm}"
    run = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {harm!r}])"
    verdict = _verdict(house, reach, run, toy.RIGHT if right else WRONG)
    assert verdict.word is Word.FAIL
    assert "was changed while it ran; it has been put back" in _text(verdict)
    assert ("approved 20, yours 21" in _text(verdict)) == (not right)
    assert _tables(house) == before
    assert _verdict(house, toy.RIGHT).word is Word.PASS
    assert _verdict(house, WRONG).word is Word.FAIL


# What the child tells

FORGED = """
import json, pathlib, tempfile
told = {"event": "done", "tables": {"numbers": "key,value\\n1,10\\n2,20\\n"}, "facts": {}}
for folder in pathlib.Path(tempfile.gettempdir()).parents:
    for file in folder.glob("*.jsonl"):
        file.open("a").write(json.dumps(told) + "\\n")
        file.open("a").write("{}\\nno json}\\n\\xff}\\n")
"""


@pytest.mark.parametrize("end", ["", "import os; os._exit(0)", "while True: pass"])
def test_an_outcome_cannot_be_written_by_hand(house: House, end: str) -> None:
    outcome = toy.run_cells(house, FORGED, WRONG, end, limit=2)
    if end:
        assert outcome.stop is not None
    else:
        assert outcome.tables == {"numbers": "key,value\n1,10\n2,21\n"}
    assert toy.run_cells(house, FORGED, toy.RIGHT).tables == {
        "numbers": "key,value\n1,10\n2,20\n"
    }


@pytest.mark.parametrize(
    "end", ["import sys; sys.exit(0)", "exit(0)", "import os; os._exit(0)"]
)
def test_ending_well_is_no_result(house: House, end: str) -> None:
    for rows in (WRONG, toy.RIGHT):
        verdict = _verdict(house, rows, end)
        assert verdict.word is Word.FAIL
        assert "in code cell 2 of 2" in _text(verdict)


# What lies beside the work

NAMES = ("json", "drydock", "pytest", "_pytest", "pandas", "sitecustomize", "IPython")


@pytest.mark.parametrize("name", NAMES)
def test_a_module_named_like_one_of_ours_has_no_effect(house: House, name: str) -> None:
    module = house.exercise("toy") / f"{name}.py"
    module.write_text("raise SystemExit(0)", "utf-8")
    assert _verdict(house, toy.RIGHT).word is Word.PASS
    assert _verdict(house, WRONG).word is Word.FAIL
    done = toy.python(house, "-P", "-m", "pytest", "tests/toy/stage_01_mend_it")
    assert done.returncode == 1


# A participant's own tests

BLIND = "from calc import double\n\n\ndef test_it():\n    double(3)\n"
FAILING = "def test_it():\n    assert False\n"
ALL_PASS = """
import pytest

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    report.outcome = "passed"
    return report
"""
NONE_IS_COLLECTED = "def pytest_collection_modifyitems(items):\n    items.clear()\n"
ALWAYS_EQUAL = """
from calc import double

class Same:
    def __eq__(self, other):
        return True

def test_it():
    assert double(3) == Same()
"""
NO_COMPARISON = """
import numpy.testing, pandas.testing, pytest
numpy.testing.assert_equal = lambda *a, **k: None
pandas.testing.assert_frame_equal = lambda *a, **k: None
pytest.fail = lambda *a, **k: None
from calc import double

def test_it():
    numpy.testing.assert_equal(double(3), 6)
"""


@pytest.fixture(name="judged")
def _judged(house: House) -> House:
    """A house whose stage 01 judges the tests of `double`."""
    judge_tests(house)
    return house


def _judge(house: House, tests: str, **others: str) -> Judgement:
    work = house.exercise("toy")
    (work / "test_calc.py").write_text(tests, "utf-8")
    for name, text in others.items():
        (work / name.replace("__", ".")).write_text(text, "utf-8")
    return toy.judge(Workspace(house.stage("1"), work), limit=20)


def _is_accepted(judgement: Judgement) -> bool:
    """Whether the tests pass on their own code, and notice the wrong one."""
    own = judgement.own
    passed = not own.stop and own.facts["tests"] and not failures(own)
    return bool(passed) and all(map(failures, judgement.mutants.values()))


@pytest.mark.parametrize("tests", [BLIND, ALWAYS_EQUAL, NO_COMPARISON])
def test_tests_that_compare_nothing_are_told(judged: House, tests: str) -> None:
    assert not _is_accepted(_judge(judged, tests))


@pytest.mark.parametrize("hook", [ALL_PASS, NONE_IS_COLLECTED, "raise SystemExit(0)"])
@pytest.mark.parametrize("tests", [FAILING, BLIND, GOOD])
def test_a_conftest_that_meddles_gains_nothing(
    judged: House, hook: str, tests: str
) -> None:
    assert not _is_accepted(_judge(judged, tests, conftest__py=hook))


def test_a_conftest_that_helps_the_tests_is_welcome(judged: House) -> None:
    helper = "import pytest\n\n@pytest.fixture\ndef six():\n    return 6\n"
    tests = GOOD.replace("test_it()", "test_it(six)").replace("== 6", "== six")
    assert _is_accepted(_judge(judged, tests, conftest__py=helper))


def test_settings_and_plugins_of_the_folder_have_no_effect(judged: House) -> None:
    beside = {
        "pytest__ini": "[pytest]\naddopts = -p cheat --collect-only\n",
        "tox__ini": "[pytest]\naddopts = -p cheat --collect-only\n",
        "pyproject__toml": '[tool.pytest.ini_options]\naddopts = "-p cheat"\n',
        "setup__cfg": "[tool:pytest]\naddopts = -p cheat\n",
        "cheat__py": ALL_PASS,
    }
    assert _is_accepted(_judge(judged, GOOD, **beside))
    assert not _is_accepted(_judge(judged, FAILING, **beside))
    assert not _is_accepted(_judge(judged, BLIND, **beside))


@pytest.mark.parametrize("end", ["import sys; sys.exit(0)", "import os; os._exit(0)"])
def test_tests_that_end_the_process_are_told(judged: House, end: str) -> None:
    assert not _is_accepted(_judge(judged, f"{end}\n{GOOD}"))
    assert not _is_accepted(_judge(judged, GOOD, conftest__py=end))


# The Titanic: pandas itself is changed

PATCHED = """
import numpy as np
import pandas as pd
import pandas.testing

for module in (pd.testing, np.testing):
    for name in dir(module):
        if name.startswith("assert_"):
            setattr(module, name, lambda *args, **kwargs: None)
pd.DataFrame.equals = pd.Series.equals = lambda self, other: True
"""
OTHER_TABLE = """

_prepared = prepare_data_and_train_model

def prepare_data_and_train_model():
    model, x_train, y_train = _prepared()
    return model, x_train.assign(Age=9), y_train
"""
OTHER_FEATURES = """

_prepared = prepare_data

def prepare_data():
    x_train, y_train, x_test = _prepared()
    return x_train.assign(Age=9), y_train, x_test
"""
EQUAL_TO_ALL = """

class Always(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = int.__hash__

_derived = add_derived_title

def add_derived_title(passengers):
    found = _derived(passengers)
    return found.assign(Title=[Always(9) for _ in found.index])
"""


@contextmanager
def _changed(stage: Stage, changes: dict[str, str]) -> Iterator[Path]:
    """A copy of the solution in which pandas is changed, and some modules are."""
    with Workspace(stage, stage.solution).scratch() as exercise:
        for name, text in changes.items():
            before = (exercise / name).read_text("utf-8")
            (exercise / name).write_text(f"{PATCHED}\n{before}\n{text}", "utf-8")
        yield exercise


@pytest.mark.parametrize(
    ("number", "changes", "tells"),
    [
        ("6", {"train.py": OTHER_TABLE}, "gives the X_train and Y_train of"),
        ("8", {"train.py": OTHER_FEATURES}, "Age differs in"),
        pytest.param(
            "8",
            {"preprocessing.py": EQUAL_TO_ALL},
            "gives Title",
            marks=pytest.mark.long,
        ),
        ("8", {"train.py": ""}, ""),
    ],
    ids=["another table", "other features", "equal to all", "nothing else"],
)
def test_a_pandas_that_finds_everything_equal(
    number: str, changes: dict[str, str], tells: str
) -> None:
    def is_told(verdict: Verdict) -> bool:
        return bool(tells) and tells in _text(verdict)

    stage = HERE.stage(f"titanic/{number}")
    with _changed(stage, changes) as folder:
        verdict = check_until(is_told, stage, folder)
    assert verdict.word is (Word.FAIL if tells else Word.PASS), _text(verdict)
    assert tells in _text(verdict)
