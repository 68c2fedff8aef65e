"""What stage 14 of the titanic kata reads of a work, and of what it was before."""

from __future__ import annotations

import ast
import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

STAGE = HERE.stage("titanic/14")
START = HERE.before(STAGE).solution
translation = load(STAGE.tests.parent / "translation.py")
before = load(STAGE.tests / "before.py")
built_in = load(STAGE.tests.parent / "built.py")

PAIRS = '{"ticket_class": "Pclass", "full_name": "Name"}'
READS = "def read(file):\n    return pd.read_csv(file).rename(columns={})\n"


def _found(**modules: str) -> list[str]:
    """The places at which modules know the names, where these are too many."""
    places = [
        place
        for name, text in modules.items()
        for place in translation.places(f"{name}.py", ast.parse(text))
    ]
    shared = ["train.py", "preprocessing.py"]
    return [str(one) for one in translation.scattered(places, shared)]


@pytest.mark.parametrize(
    "train",
    [
        READS.format(PAIRS),
        f"NAMES = {PAIRS}\nUSED = ['full_name', 'Sex']\n{READS.format('NAMES')}",
        "def read(t):\n    t['Name'] = t['full_name']\n    t['Pclass'] = t.ticket_class\n",
        "class File:\n    ours = dict(ticket_class='Pclass', full_name='Name')\n",
        'def read():\n    """ticket_class"""\n\ndef other():\n    full_name = 1\n',
    ],
)
def test_one_place_is_one_function_and_the_constants_around_it(train: str) -> None:
    assert not _found(train=train)


def test_a_module_of_its_own_is_one_place() -> None:
    two = "def one():\n    'full_name'.strip()\n\ndef two():\n    return 'full_name'\n"
    assert not _found(files=two)
    assert len(_found(files=two, train=READS.format(PAIRS))) == 2
    assert _found(preprocessing=two) == [
        "one in preprocessing.py, line 2",
        "two in preprocessing.py, line 5",
    ]


def test_a_name_in_a_longer_text_is_found() -> None:
    tree = ast.parse("rows.query('ticket_class == 3 and full_names > 1')")
    assert [one.name for one in translation.places("a.py", tree)] == ["ticket_class"]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (f"a({PAIRS})\nb({PAIRS})", ["ticket_class", "full_name"]),
        (f"a({PAIRS})\nb(dict(ticket_class='Pclass'))", ["ticket_class"]),
        ("a = {'Name': 'full_name'}\nb = {'full_name': 'Name'}", ["full_name"]),
        (f"a = {PAIRS}\nb = {{'full_name': str, 'Name': str}}", []),
    ],
)
def test_what_is_translated_twice(code: str, names: list[str]) -> None:
    assert translation.repeated([ast.parse(code)]) == names


@pytest.mark.parametrize(
    ("line", "is_translated"),
    [
        ("t['Pclass'] = t['ticket_class']", True),
        ("t['Pclass'] = t.pop('ticket_class')", True),
        ("t = t.assign(Pclass=t.ticket_class)", True),
        ("t.insert(2, 'Pclass', t.pop('ticket_class'))", True),
        ("t['Pclass'] = t['ticket_class'] + 1", False),
        ("t['Pclass'] = t['Survived']", False),
        ("t['Pclass'] = number(t.pop('ticket_class'))", False),
    ],
)
def test_to_call_a_column_otherwise_is_not_to_build_a_feature(
    line: str, is_translated: bool
) -> None:
    [(_, name, value)] = built_in.built(ast.parse(line))
    assert (name, translation.as_it_is(value)) == ("Pclass", is_translated)


def test_what_may_change_in_tests() -> None:
    may_change = load(STAGE.tests / "test_upstream_renames.py").may_change
    change = before.changes.Change
    reads = "pd.read_csv(DATA / 'train.csv')"
    assert may_change(change("test_a", "test_it.py", reads, "read_passengers()"))
    assert may_change(change("test_a", "test_it.py", "{'Name': 1}", "{'full_name': 1}"))
    assert not may_change(change("test_a", "test_it.py", reads, ""))
    assert not may_change(change("test_a", "test_it.py", "a == 1", "a == 2"))


def test_the_lesson_counts_rightly() -> None:
    """Fifteen lines in ten cells; more than that today; fewer than twenty changed."""
    lines_naming = load(STAGE.lesson.with_name("names_in_code.py")).lines_naming
    mess = lines_naming(["Pclass", "Name"], HERE.stage("titanic/1").solution)
    assert (len(mess), mess["cell"].nunique()) == (15, 10)
    assert len(lines_naming(["Pclass", "Name"], START)) > len(mess)
    texts = [(one / "train.py").read_text("utf-8") for one in (START, STAGE.solution)]
    changed = [one for one in ndiff(*map(str.splitlines, texts)) if one[0] in "+-"]
    assert 0 < len(changed) < 20


def _changed(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")


@pytest.fixture(name="work")
def fixture_work(tmp_path: Path) -> Path:
    return shutil.copytree(START, tmp_path / "work")


def test_what_readers_alone_see_is_no_change(work: Path) -> None:
    core = work / "preprocessing.py"
    core.write_text(ast.unparse(ast.parse(core.read_text("utf-8"))), "utf-8")
    _changed(work, "preprocessing.py", "passengers: pd.DataFrame", "passengers")
    _changed(work, "preprocessing.py", "import math", "import math\nimport sys")
    _changed(work, "tests/test_train.py", "What the program gives", "What it gives")
    shutil.copy(work / "train.py", work / "more.py")
    past = before.nearest(START, None, work)
    assert (past.distance, past.is_own) == (0, False)


def test_what_has_changed_is_named(work: Path) -> None:
    _changed(work, "preprocessing.py", "RARE_TITLE = 5", "RARE_TITLE = 6")
    _changed(work, "preprocessing.py", "def band_fare", "def bands_of_fare")
    _changed(work, "tests/test_train.py", "TRAINING_PASSENGERS = 891", "")
    _changed(work, "tests/approved_predictions.csv", "1,0,0", "1,0,1")
    past = before.nearest(START, None, work)
    assert list(map(str, past.core)) == [
        "RARE_TITLE in preprocessing.py has changed",
        "band_fare in preprocessing.py is gone",
    ]
    assert [str(one) for one in past.tests] == [
        "TRAINING_PASSENGERS in tests/test_train.py is gone"
    ]
    assert past.files == ["tests/approved_predictions.csv"]


def test_the_nearer_past_counts(work: Path, tmp_path: Path) -> None:
    _changed(work, "preprocessing.py", "RARE_TITLE", "RARE")
    own = shutil.copytree(work, tmp_path / "own")
    assert before.nearest(START, own, work).called == "when it passed stage 13"
    assert before.nearest(START, own, START).called == "in the solution of stage 13"
    (own / "preprocessing.py").write_text("def broken(:\n", "utf-8")
    assert not before.nearest(START, own, work).is_own


def test_of_a_work_with_another_past_nothing_is_said(work: Path) -> None:
    text = (work / "preprocessing.py").read_text("utf-8")
    (work / "preprocessing.py").write_text(text.replace("def ", "def my_"), "utf-8")
    assert before.nearest(START, None, work) is None
