"""Why tests find nothing is told: what keeps pytest away, and what lets them pass always."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import toy
from double import DOUBLE, GOOD, MUTANT, judge_tests

from drydock.errors import CheckFailed
from drydock.judging.own_test_checks import how_to_find_out
from drydock.judging.own_test_checks import (
    test_your_tests_notice_wrong_code as hold_noticing,
)
from drydock.judging.own_test_checks import (
    test_your_tests_pass_on_your_code as hold_passing,
)
from drydock.judging.own_test_judgement import Bench, Trial
from drydock.judging.reading.led_names import what_stays
from drydock.judging.reading.silent_tests import (
    why_it_is_another_number,
    why_none_is_found,
    why_nothing_is_noticed,
)
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Outcome, Stop
from drydock.sandbox.own_frames import headline
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

NOT_FOUND = {
    "begin with test_: pytest finds no test in a file of": ("tests/harness.py", GOOD),
    "move test_it from calc.py into a file": ("calc.py", GOOD),
    "over class Harness in tests/test_a.py: let its name begin with Test": (
        "tests/test_a.py",
        "class Harness:\n    def test_it(self):\n        assert 1\n",
    ),
    "over class TestIt in tests/test_a.py: turn its __init__ into a fixture": (
        "tests/test_a.py",
        "class TestIt:\n    def __init__(self):\n        self.x = 1\n\n"
        "    def test_it(self):\n        assert self.x\n",
    ),
    "move test_it (tests/test_a.py, line 2) out of the function": (
        "tests/test_a.py",
        "def all_of_it():\n    def test_it():\n        assert 1\n",
    ),
    "let the name of checks_it in tests/test_a.py begin with test_": (
        "tests/test_a.py",
        "def checks_it():\n    assert 1\n",
    ),
    "pytest does not look into notebooks": (
        "tests/test_a.ipynb",
        toy.notebook("def test_it():\n    assert 1"),
    ),
}


@pytest.mark.parametrize("advice", NOT_FOUND)
def test_why_pytest_finds_no_test_is_told(tmp_path: Path, advice: str) -> None:
    name, text = NOT_FOUND[advice]
    toy.write(tmp_path, {name: text})
    assert advice in " ".join(why_none_is_found(tmp_path))


IMPORTS = "import calc\nimport pytest\n\n"
SILENT = {
    "2 are named test_it in tests/test_a.py (lines 4, 6), and only the last": (
        "def test_it():\n    assert calc.double(3) == 6\n"
        "def test_it():\n    assert calc.double(2) == 4\n"
    ),
    "take @pytest.mark.xfail away from test_it": (
        "@pytest.mark.xfail(reason='?')\ndef test_it():\n    assert calc.double(3) == 6\n"
    ),
    "take skip out of pytestmark in tests/test_a.py": (
        "pytestmark = [pytest.mark.skip('later')]\ndef test_it():\n"
        "    assert calc.double(3) == 6\n"
    ),
    "take skipif out of pytestmark in tests/test_a.py": (
        "pytestmark = pytest.mark.skipif(True, reason='later')\ndef test_it():\n"
        "    assert calc.double(3) == 6\n"
    ),
    "take @pytest.mark.skip away from class TestAll in tests/test_a.py": (
        "@pytest.mark.skip\nclass TestAll:\n    def test_it(self):\n"
        "        assert calc.double(3) == 6\n"
    ),
    "take pytest.skip() away from test_it": (
        "def test_it():\n    pytest.skip()\n    assert calc.double(3) == 6\n"
    ),
    "write an assert into test_it (tests/test_a.py, line 6)": (
        "def look(x):\n    return x == 6\ndef test_it():\n    look(calc.double(3))\n"
    ),
    "let the name of checks_three in tests/test_a.py begin with test_": (
        "def test_it():\n    assert calc.double(2) == 4\n"
        "def checks_three():\n    assert calc.double(3) == 6\n"
    ),
    "take the brackets behind assert away": (
        "def test_it():\n    assert (calc.double(3) == 6, 'differs')\n"
    ),
    "take the try away": (
        "def test_it():\n    try:\n        assert calc.double(3) == 6\n"
        "    except AssertionError:\n        print('differs')\n"
    ),
    "take the try away in same (tests/test_a.py, line 4)": (
        "def same(x, y):\n    try:\n        pd.testing.assert_frame_equal(x, y)\n"
        "    except AssertionError as error:\n        print(error)\n"
        "def test_it():\n    same(calc.double(3), 6)\n"
    ),
    "write brackets behind .all in test_it (tests/test_a.py, line 4)": (
        "def test_it():\n    assert (calc.double(table) == 6).all().all\n"
    ),
    "both sides are computed by the code under test": (
        "EXPECTED = calc.double(3)\n\n\n@pytest.fixture(name='six')\ndef _six():\n"
        "    return calc.double(3)\n\n\n"
        "def test_it(six):\n    found = calc.double(3)\n    assert found == six\n"
        "def test_again():\n    assert calc.double(3) == EXPECTED\n"
    ),
}
SOUND = [
    "def test_it():\n    assert calc.double(3) == 6\n",
    "def same(x, y):\n    assert x == y\ndef test_it():\n    same(calc.double(3), 6)\n",
    "def test_it():\n    with pytest.raises(TypeError):\n        calc.double(None)\n",
    "EXPECTED = 6\ndef test_it():\n    assert calc.double(3) == EXPECTED\n",
    "def test_it():\n    assert calc.double(3) == int(open('six').read())\n",
    "@pytest.fixture(autouse=True)\ndef _whole():\n    assert calc\n"
    "def test_it():\n    assert calc.double(3) == 6\n",
    "import unittest\nclass Of(unittest.TestCase):\n    def test_it(self):\n"
    "        self.assertEqual(calc.double(3), 6)\n",
    "def test_it():\n    try:\n        calc.double(None)\n    except TypeError:\n"
    "        return\n    assert False\n",
    "import os\npytestmark = pytest.mark.skipif(not os.environ.get('URL'), reason='?')\n"
    "def test_it():\n    assert calc.double(3) == 6\n",
    "import os\nURL = os.getenv('URL')\n@pytest.mark.skipif(not URL, reason='?')\n"
    "def test_it():\n    assert calc.double(3) == 6\n",
]


@pytest.mark.parametrize("advice", SILENT)
def test_why_tests_cannot_fail_is_told(tmp_path: Path, advice: str) -> None:
    tests = IMPORTS + SILENT[advice]
    work, given = tmp_path / "work", tmp_path / "given"
    toy.write(given, {"calc.py": DOUBLE})
    toy.write(work, {"calc.py": DOUBLE, "tests/test_a.py": tests})
    assert advice in why_nothing_is_noticed(work)[0]
    assert advice in why_nothing_is_noticed(work, given=given)[0]


def test_tests_of_other_functions_do_not_hide_that_one_agrees_with_itself(
    tmp_path: Path,
) -> None:
    code = f"{DOUBLE}\n\nhalf = double\n"
    tests = (
        "from calc import double as twice, half\n\nSIX = twice(3)\n\n\n"
        "def test_half():\n    assert half(3) == 1.5\n\n\n"
        "def test_double():\n    assert twice(3) == SIX\n"
    )
    toy.write(tmp_path, {"calc.py": code, "tests/test_a.py": tests})
    [told] = why_nothing_is_noticed(tmp_path, {"double"})
    assert told.startswith("let test_double") and "both sides" in told
    assert not why_nothing_is_noticed(tmp_path, {"half"})
    assert not why_nothing_is_noticed(tmp_path, {"double"}, given=tmp_path)
    assert not why_nothing_is_noticed(tmp_path)


@pytest.mark.parametrize("tests", SOUND)
def test_of_tests_that_can_fail_nothing_is_told(tmp_path: Path, tests: str) -> None:
    toy.write(tmp_path, {"calc.py": DOUBLE, "tests/test_a.py": IMPORTS + tests})
    assert not why_nothing_is_noticed(tmp_path) + why_none_is_found(tmp_path)


def test_a_number_that_is_another_in_each_run_is_told(tmp_path: Path) -> None:
    tests = "def test_it():\n    assert hash('a') == 5\n"
    toy.write(tmp_path, {"tests/test_a.py": tests})
    assert "hashlib.sha256 in place of hash()" in why_it_is_another_number(tmp_path)[0]


def _told(house: House, hold: object, tests: str, *, mutant: str = MUTANT) -> str:
    """What the judgement on a participant's tests of `double` tells."""
    stage = house.stage("1")
    work = house.exercise("toy")
    judge_tests(house)
    toy.write(stage.tests, {"mutants/is_squared.py": mutant})
    toy.write(work, {"tests/test_calc.py": tests})
    workspace = Workspace(stage, work)
    with Crew() as crew, ExitStack() as stack, pytest.raises(CheckFailed) as raised:
        bench = Bench(workspace, crew, stack, limit=30)
        assert callable(hold)
        hold(Trial(bench).judgement(bench.on_own()), workspace)
    return str(raised.value)


@pytest.mark.parametrize(
    ("conftest", "found"),
    [
        ("from calc import six\n", "ImportError: cannot import name 'six' from 'calc'"),
        ("open('rows.csv')\n", "FileNotFoundError"),
        ("def two(:\n", "SyntaxError"),
    ],
)
def test_a_conftest_that_cannot_be_imported_is_told(
    house: House, conftest: str, found: str
) -> None:
    """Nothing is collected then, and yet there are tests."""
    toy.write(house.exercise("toy"), {"tests/conftest.py": conftest})
    told = _told(house, hold_passing, "def test_it(): pass\n")
    assert f"pytest cannot read tests/conftest.py: {found}" in told
    assert "write the first" not in told and "/exercises/toy/calc" not in told


@pytest.mark.parametrize(("module", "is_own"), [("calc", True), ("math", False)])
def test_a_name_that_has_gone_from_a_module_is_told_with_its_tests(
    house: House, module: str, is_own: bool
) -> None:
    tests = f"from {module} import six\n\n\ndef test_it():\n    assert six(1) == 6\n"
    told = _told(house, hold_passing, tests)
    advice = (
        "if you took six out of calc.py, take its tests away too, and its name out of"
    )
    assert (advice in told) == is_own


def test_a_file_that_is_written_and_then_read_is_told(house: House) -> None:
    tests = (
        "from pathlib import Path\nfrom calc import double\n"
        "SIX = Path(__file__).with_name('six.txt')\n\n\ndef test_it():\n"
        "    SIX.write_text(str(double(3)))\n    assert SIX.read_text() == str(double(3))\n"
    )
    told = _told(house, hold_noticing, tests)
    assert "write tests/six.txt once, by hand, and not in a test" in told


def test_a_slip_that_passes_for_the_error_that_is_meant_is_told(house: House) -> None:
    tests = (
        "import pytest\nfrom calc import double\n\n\ndef test_text():\n"
        "    with pytest.raises(Exception):\n        doubel('a') + 1\n\n\n"
        "def test_none():\n    with pytest.raises(Exception):\n        double({})\n"
    )
    told = _told(house, hold_noticing, tests)
    assert (
        "fix tests/test_calc.py, line 7, in test_text: NameError: name 'doubel'" in told
    )


def test_a_name_that_is_led_elsewhere_in_one_module_alone_is_told(
    tmp_path: Path,
) -> None:
    leading = "def test_it(monkeypatch):\n    {}\n"
    modules = {"app.py": "from calc import PLACE\n", "calc.py": "PLACE = 1\n"}
    for line, is_told in [
        ("monkeypatch.setattr(calc, 'PLACE', 2)", True),
        ("patch('calc.PLACE', 2)", True),
        ("calc.PLACE = 2", True),
        ("mock.patch.object(calc, 'PLACE', 2); mock.patch('app.PLACE', 2)", False),
        ("calc.OTHER = 2; monkeypatch.setattr(app, 'PLACE', 2)", False),
    ]:
        toy.write(tmp_path, modules | {"tests/test_a.py": leading.format(line)})
        told = list(what_stays(tmp_path))
        assert len(told) == is_told, line
        assert all("lead app.PLACE elsewhere" in one for one in told)


@pytest.mark.parametrize(
    ("tests", "advice"),
    [
        ("def test_it():\n    open('tests/six.txt')\n", "begin the path of a file at"),
        (
            "import pickle\n\n\ndef test_it():\n    pickle.loads(b'c__main__\\nThing\\n.')\n",
            "put Thing into a module of its own",
        ),
        (
            "import pickle\n\n\ndef test_it():\n    pickle._loads(b'c__main__\\nThing\\n.')\n",
            "put Thing into a module of its own",
        ),
        (
            "def test_it():\n    open('exercises/toy/tests/six.txt')\n\n\n"
            "def test_two():\n    open('exercises/toy/tests/six.txt')\n",
            "begin the path of a file at",
        ),
        (
            "def test_it():\n    open(__file__ + 'x')\n",
            "if your code makes tests/test_calc.pyx, let the test make one",
        ),
        (
            "def test_it(tmp_path):\n    open(tmp_path / 'x')\n",
            "look at where your code saves: the test looks for tmp_path/x",
        ),
        ("import pytest\npytestmark = pytest.mark.skip\n" + GOOD, "what skips tests/"),
        ("def test_it():\n    assert hash('a') == 5\n", "take hashlib.sha256"),
        (
            "def test_it():\n    assert 1 == 2\n",
            "-m pytest exercises/toy/tests/test_calc.py. If they pass",
        ),
        (
            "import calc\n\n\ndef test_it():\n    assert calc(3) == 6\n",
            "name what stands in the module, and not the module",
        ),
        ("x = 1\n", "write the first"),
        ("def test_it(:\n", "open that file at that line"),
        (
            "from exercises.toy import calc\n",
            "by their names alone (calc): exercises/toy",
        ),
    ],
)
def test_what_to_do_about_tests_that_do_not_pass_is_told(
    house: House, tests: str, advice: str
) -> None:
    (house.exercise("toy") / "tests").mkdir()
    (house.exercise("toy") / "tests/six.txt").write_text("6", "utf-8")
    assert advice in _told(house, hold_passing, tests)


def test_a_kata_knows_more_errors_than_the_engine(house: House) -> None:
    known = '"\'module\' object is not callable" = "ask calc.double"\n'
    toy.write(house.stage("1").tests.parent, {"known_errors.toml": known})
    tests = "import calc\n\n\ndef test_it():\n    assert calc(3) == 6\n"
    assert "Next:     ask calc.double" in _told(house, hold_passing, tests)


def test_what_to_do_about_tests_that_take_too_long_is_told(house: House) -> None:
    workspace = Workspace(house.stage("1"), house.exercise("toy"))
    own = Outcome(Stop("too slow", message="60 seconds"))
    assert "--durations=5" in how_to_find_out(own, workspace)


def test_tests_that_cannot_be_read_beside_wrong_code_are_told(house: House) -> None:
    tests = GOOD + "\n\nSIX = double(3) // (double(3) == 6)\n"
    told = _told(house, hold_noticing, tests)
    assert "wrong code (is squared) pytest cannot read tests/test_calc.py" in told
    assert "not at the top of the file" in told


def test_a_message_is_cut_between_words() -> None:
    assert headline(" \n one two three\nfour", 10) == "one ..."
    assert headline("one\ntwo") == "one"
    assert headline("x" * 20, 10) == "xxxxxxx ..."
    assert headline("") == ""
