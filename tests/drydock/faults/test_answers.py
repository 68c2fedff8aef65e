"""Work that looks where its judge keeps the answers is told so, and right work is not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import toy
from double import GOOD, judge_tests

from drydock.errors import CheckFailed
from drydock.judging.checking import check
from drydock.judging.own_test_answers import failures
from drydock.judging.verdict import Verdict, Word
from drydock.sandbox import off_limits
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

# The code that looks closes nothing.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
APPROVED = "tests/toy/approved/numbers.csv"
SOLUTION = "solutions/toy/01-mend-it/toy.ipynb"
ROWS = "rows = [tuple(map(int, line.split(','))) for line in text.splitlines()[1:]]"


def _verdict(house: House, *sources: str) -> Verdict:
    """The verdict on a notebook with these cells; HOUSE in them is the house's root."""
    cells = [one.replace("HOUSE", str(house.root)) for one in sources]
    path = house.exercise("toy") / "toy.ipynb"
    path.write_text(toy.notebook(*cells), "utf-8")
    return check(house.stage("1"))


def _text(verdict: Verdict) -> str:
    return "\n".join(verdict.lines())


LOOKS = {
    "open": f"text = open('HOUSE/{APPROVED}').read()",
    "from above": f"try:\n    text = open('../../{APPROVED}').read()\n"
    "except OSError:\n    text = '\\n1,10\\n2,20'",
    "bytes": f"import os\ntext = open(os.fsencode('HOUSE/{APPROVED}')).read()",
    "pathlib": f"import pathlib\ntext = pathlib.Path('HOUSE/{APPROVED}').read_text()",
    "descriptor": "import os\n"
    f"text = os.read(os.open('HOUSE/{APPROVED}', os.O_RDONLY), 99).decode()",
    "own folder first": "import os\nos.chdir('HOUSE/tests/toy/approved')\n"
    "text = open('numbers.csv').read()",
    "a link": f"import os\nos.symlink('HOUSE/{APPROVED}', 'mine.csv')\n"
    "text = open('mine.csv').read()",
    "the engine": "from drydock.workbook.house import House\n"
    "from drydock.judging.baseline import approved\n"
    "from pathlib import Path\nhouse = House(Path('HOUSE'))\n"
    "approved(house.stage('1'), 'numbers')\ntext = '\\n1,10\\n2,20'",
    "the solution": f"import json\nfound = json.load(open('HOUSE/{SOLUTION}'))\n"
    "exec(''.join(found['cells'][0]['source']))\ntext = '\\n1,10\\n2,20'",
    "another process": "import subprocess\n"
    f"text = subprocess.check_output(['cat', 'HOUSE/{APPROVED}'], text=True)",
    "git": "import subprocess\n"
    f"subprocess.run(['git', 'show', 'HEAD:{SOLUTION}'])\ntext = '\\n1,10\\n2,20'",
    "a listing": "import os\nos.listdir('HOUSE/tests/toy/approved')\n"
    "text = '\\n1,10\\n2,20'",
}


class _Ear:
    """What a watch tells of while code runs in this process; hooks cannot be removed, so
    there is one."""

    def __init__(self) -> None:
        self.watch: Callable[[str, tuple[Any, ...]], None] | None = None
        sys.addaudithook(lambda *event: self.watch(*event) if self.watch else None)

    def told(self, house: House, code: str, folder: Path) -> list[dict[str, Any]]:
        """What is told of `code`, as a cell of a notebook in a folder."""
        events: list[dict[str, Any]] = []
        watch = off_limits.Watch(
            str(house.root), folder, lambda event, **said: events.append(said)
        )
        compiled = compile(
            code.replace("HOUSE", str(house.root)), "code cell 1", "exec"
        )
        self.watch = watch.look
        try:
            exec(compiled, {})  # pylint: disable=exec-used
        except PermissionError:
            pass
        finally:
            self.watch = None
        return events


EAR = _Ear()


@pytest.fixture(name="folder")
def _folder(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The work's folder in a tree like that in which it is judged; there is data."""
    folder = tmp_path / "scratch/exercises/toy"
    for one in (folder, tmp_path / "scratch/data/toy", house.root / "data/toy"):
        one.mkdir(parents=True)
        (one / "a.csv").write_text("a\n1\n", "utf-8")
    (house.root / ".drydock/cache").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("how", LOOKS)
def test_a_look_at_the_answers_is_told_with_its_place(
    house: House, folder: Path, how: str
) -> None:
    first, *_ = EAR.told(house, LOOKS[how], folder)
    assert first["did"] == "reads"
    assert first["where"].startswith("code cell 1, line ")
    assert str(house.root) not in first["path"]
    assert first["path"].startswith(("tests/", "solutions/"))


@pytest.mark.parametrize("path", [f"HOUSE/{APPROVED}", f"../../{APPROVED}"])
def test_a_look_makes_right_work_fail_and_wrong_work_too(
    house: House, path: str
) -> None:
    """Also where there is nothing: in the tree in which it is judged."""
    look = f"text = open('{path}').read()"
    for more in ([toy.RIGHT], [ROWS]):
        verdict = _verdict(house, "# Looks", look, *more)
        assert verdict.word is Word.FAIL
        assert f"they look into {APPROVED} (code cell 1, line 1)" in _text(verdict)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_look_from_a_process_that_the_code_forks_is_told(house: House) -> None:
    fork = (
        f"import os\nif not os.fork():\n    open('HOUSE/{APPROVED}')\n    os._exit(0)\n"
    )
    verdict = _verdict(house, f"{fork}os.wait()", toy.RIGHT)
    assert f"they look into {APPROVED}" in _text(verdict)


INNOCENT = {
    "its own folder": "open('mine.txt', 'w').write('1')\nopen('mine.txt').read()",
    "approved files of its own": "import os\nos.makedirs('tests/approved')\n"
    "open('tests/approved/numbers.csv', 'w').write('key')\n"
    "open('tests/approved/numbers.csv').read()",
    "data": "open('../../data/toy/a.csv').read(); open('HOUSE/data/toy/a.csv').read()",
    "a search for the data": "import glob, pathlib\n"
    "glob.glob('HOUSE/**/*.csv', recursive=True)\n"
    "list(pathlib.Path('HOUSE').rglob('*.csv'))",
    "whether it is there": "import os\nos.path.exists('HOUSE/tests/toy')",
    "a new file beside the data": "open('../../data/toy/b.csv', 'w').write('x')",
    "what a library keeps": "open('HOUSE/.drydock/cache/fonts.json', 'a')",
    "a process of its own": "import subprocess, sys\n"
    "subprocess.run([sys.executable, '-m', 'pytest', 'tests', '--co'])",
    "the engine": "import drydock.workbook.house, drydock.judging.baseline",
}


@pytest.mark.parametrize("how", INNOCENT)
def test_what_everybody_may_do_is_not_told(
    house: House, folder: Path, how: str
) -> None:
    assert not EAR.told(house, INNOCENT[how], folder)


def test_what_everybody_may_do_passes(house: House) -> None:
    for one in ("data/toy", ".drydock/cache"):
        (house.root / one).mkdir(parents=True)
    (house.root / "data/toy/a.csv").write_text("a\n1\n", "utf-8")
    verdict = _verdict(house, *INNOCENT.values(), toy.RIGHT)
    assert verdict.word is Word.PASS, _text(verdict)


# What is written


@pytest.mark.parametrize("path", ["../../data/toy/a.csv", "HOUSE/data/toy/a.csv"])
def test_data_that_are_written_over_are_named(
    house: House, folder: Path, path: str
) -> None:
    told = EAR.told(house, f"open('{path}', 'w').write('b')", folder)[0]
    assert (told["did"], told["path"]) == ("changes", "data/toy/a.csv")
    assert (house.root / "data/toy/a.csv").read_text("utf-8") == "a\n1\n"


def test_data_written_over_are_no_fault_of_the_rows(house: House) -> None:
    (house.root / "data/toy").mkdir(parents=True)
    (house.root / "data/toy/a.csv").write_text("a\n1\n", "utf-8")
    verdict = _verdict(house, "open('../../data/toy/a.csv', 'w')", "rows = [(1, 9)]")
    assert "data/toy/a.csv stays as it came" in _text(verdict)
    assert "approved" not in _text(verdict).replace("are the approved ones", "")


HARM = {
    "emptied": "open(path, 'w')",
    "deleted": "import os\nos.remove(path)",
    "renamed": "import os\nos.rename(path, path + 'x')",
    "replaced": "import os\nopen('mine.py', 'w')\nos.rename('mine.py', path)",
    "its folder deleted": "import os, shutil\nshutil.rmtree(os.path.dirname(path))",
}


@pytest.mark.parametrize("how", HARM)
def test_the_judge_cannot_be_changed(house: House, folder: Path, how: str) -> None:
    tests = house.stage("1").tests / "test_mend_it.py"
    before = tests.read_bytes()
    told = EAR.told(house, f"path = {str(tests)!r}\n{HARM[how]}", folder)[0]
    assert told["path"].startswith("tests/toy/stage_01_mend_it")
    assert tests.read_bytes() == before


def test_who_tries_to_change_the_judge_is_told(house: House) -> None:
    tests = house.stage("1").tests / "test_mend_it.py"
    harm = f"try:\n    open({str(tests)!r}, 'w')\nexcept Exception:\n    pass"
    verdict = _verdict(house, harm, toy.RIGHT)
    assert verdict.word is Word.FAIL
    assert "it would change tests/toy/stage_01_mend_it/test_mend_it.py" in _text(
        verdict
    )


# A participant's own tests

READS_MUTANTS = """
from pathlib import Path
import calc

def test_it():
    wrong = [one.read_bytes() for one in Path('HOUSE/tests').rglob('mutants/*.py')]
    assert not any(Path(calc.__file__).read_bytes().endswith(one) for one in wrong)
"""


@pytest.mark.parametrize("tests", [GOOD, READS_MUTANTS])
def test_tests_that_read_the_mutants_are_told(house: House, tests: str) -> None:
    stage, work = house.stage("1"), house.exercise("toy")
    judge_tests(house)
    toy.write(work, {"test_calc.py": tests.replace("HOUSE", str(house.root))})
    if tests == GOOD:
        judgement = toy.judge(Workspace(stage, work), limit=20)
        assert not failures(judgement.own)
        return
    with pytest.raises(CheckFailed) as raised:
        toy.judge(Workspace(stage, work), limit=20)
    assert "mutants/is_squared.py (test_calc.py, line" in raised.value.found
