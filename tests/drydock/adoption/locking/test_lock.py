"""A lock on a small notebook: what is made, what is left out, and whether it is green."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest
from lockable import nobody, notebook

from drydock import scratch
from drydock.adoption.locking import lock
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.locked.lock import Lock
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.errors import CalledWrongly, CheckFailed

CELLS = (
    "import csv, datetime, os, random, time\nfrom pathlib import Path\n%matplotlib inline",
    "rows = list(csv.DictReader(open('../data/sales.csv')))\nrows[:2]",
    "total = sum(float(row['price']) * int(row['n']) for row in rows)\nprint(total)",
    "luck = random.random()\ntoday = datetime.date.today()\nnow = datetime.datetime.now()",
    "towns = list({row['town'] for row in rows})\nin_order = sorted(towns)\nplace = os.getcwd()",
    "def rate(row):\n    return float(row['price']) / total\nshares = [rate(r) for r in rows]",
    "Path('best.csv').write_text('town,n\\nKiel,3\\n')\nmails = [row['mail'] for row in rows]",
    "def report(value):\n    print('share', value)\n    return value\nreport(shares[0])",
    "report(luck)",
)
DATA = "town,price,n,mail\nKiel,1.5,3,a@b.example\nUlm,2.25,1,c@d.example\nBonn,4,2,e@f.example\n"


def put_on(folder: Path, into: Path, *cells: str) -> Locked:
    with scratch.folder() as made:
        python = OwnersPython(sys.executable, Path(made).resolve())
        return lock.put_on(notebook(folder, *cells), into, python, 60, nobody)


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with data, and a folder for a notebook, with what an earlier run has left."""
    root = tmp_path_factory.mktemp("Größe der Verkäufe")
    for name in ("data", "work"):
        (root / name).mkdir()
    (root / "data" / "sales.csv").write_text(DATA, "utf-8")
    (root / "work" / "best.csv").write_text("town,n\nKiel,3\n", "utf-8")
    yield root


@pytest.fixture(scope="module", name="locked")
def _locked(project: Path) -> Locked:
    return put_on(project / "work", project / "work" / "sales-drydock", *CELLS)


def test_all_that_is_the_same_twice_is_locked(locked: Locked) -> None:
    assert locked.choice.names == [
        "in_order",
        "mails",
        "place",
        "rows",
        "shares",
        "total",
    ]
    assert locked.choice.written == ["best.csv"]
    assert locked.choice.read == ("../data/sales.csv",)


def test_what_is_not_the_same_twice_is_named_with_what_to_do(locked: Locked) -> None:
    left_out = {one.key: one.lines for one in locked.choice.left_out}
    lines = {"luck", "today", "now", "towns", "what it prints: line 3, line 4"}
    assert set(left_out) == lines
    for name, words in {
        "luck": "random.seed(42)",
        "today": "clock",
        "now": "clock",
        "towns": "sorted(...)",
    }.items():
        assert any(words in what for _, what in left_out[name])


def test_printed_lines_that_are_the_same_are_held_among_others(locked: Locked) -> None:
    printed = (locked.tests / "approved/what_it_prints.txt").read_text("utf-8")
    first, *_, last = printed.splitlines()
    assert first.startswith("share 0.1") and last == "(another in each run)"
    assert locked.choice.not_the_same["what it prints"] == ["3", "4"]


def test_no_path_and_no_address_for_mail_stands_in_what_is_approved(
    locked: Locked, project: Path
) -> None:
    texts = [one.read_text("utf-8") for one in (locked.tests / "approved").iterdir()]
    assert not any(str(project) in one or "@" in one or "/tmp" in one for one in texts)
    assert set(locked.choice.not_shown) == {"mails", "rows"}
    assert "place = '.'" in (locked.tests / "approved" / "short-values.txt").read_text()


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pytest as somebody without Drydock runs it."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_the_tests_pass_without_drydock_and_fail_for_another_script(
    locked: Locked, project: Path
) -> None:
    before = sorted(project.rglob("*"))
    green = pytest_in(locked.folder)
    assert green.returncode == 0, green.stdout
    script = locked.folder / "sales.py"
    right = script.read_text("utf-8")
    script.write_text(
        right.replace("row['price']) * int", "row['price']) + int"), "utf-8"
    )
    red = pytest_in(locked.folder)
    script.write_text(right, "utf-8")
    assert red.returncode == 1
    assert "total: line 1: approved 14.75, now 13.75" in red.stdout
    assert sorted(project.rglob("*")) == before


def test_the_script_is_the_notebook_without_what_only_shows(locked: Locked) -> None:
    text = (locked.folder / "sales.py").read_text("utf-8")
    assert "rows[:2]" not in text and "print(total)" not in text
    assert "%matplotlib" not in text and "    print('share', value)" in text
    assert "def rate(row):" in text


def test_there_is_no_second_lock_over_the_first(locked: Locked, project: Path) -> None:
    with pytest.raises(CalledWrongly, match="has tests already"):
        put_on(project / "work", locked.folder, *CELLS)
    changed = [one.replace("* int(row['n'])", "") for one in CELLS]
    assert "total: line 1: approved 14.75, now 7.75" in again(project, locked, changed)


def again(project: Path, locked: Locked, cells: Sequence[str]) -> list[str]:
    """What another lock would change."""
    with scratch.folder() as made:
        python = OwnersPython(sys.executable, Path(made).resolve())
        now = notebook(project / "work", *cells)
        return lock.again(now, locked.folder, python, 60, nobody)[1]


def test_what_was_left_out_and_is_again_is_no_change(project: Path) -> None:
    cells = ("import random\nx = 3\ny = 4", "luck = random.random()")
    locked = put_on(project / "work", project / "work/luck", *cells)
    assert [one.key for one in locked.choice.left_out] == ["luck"]
    assert not again(project, locked, cells)
    now = (cells[0].replace("= 3", "= random.random()"), cells[1])
    assert again(project, locked, now) == [
        "x: is locked, and is not the same in two runs"
    ]


def test_a_script_that_is_there_is_not_taken_for_the_locks(project: Path) -> None:
    own = project / "work/own"
    own.mkdir()
    (own / "sales.py").write_text("mine = 1")
    with pytest.raises(CalledWrongly, match="a folder without sales.py"):
        put_on(project / "work", own, "x = 3")
    assert [one.name for one in own.iterdir()] == ["sales.py"]


def test_what_is_written_beside_the_folder_is_locked_and_no_import_is(
    project: Path,
) -> None:
    (project / "work/lucky.py").write_text("import random\nluck = [random.random()]")
    write = "from lucky import luck\nx = 3\nopen('../data/made.csv', 'w').write(f'{x}')"
    read = "y = open('../data/sales.csv').read()"
    made = put_on(project / "work", project / "work/beside", read, write)
    assert made.choice.written == ["../data/made.csv"]
    assert {"x", "file ../data/made.csv"} <= set(made.choice.seen)
    assert (
        not made.choice.left_out + made.choice.not_seen
    )  # what is imported is no result
    assert not (project / "data/made.csv").exists()
    assert pytest_in(made.folder).returncode == 0


def test_what_an_earlier_run_has_left_is_written_over_and_no_input(
    project: Path,
) -> None:
    for name in ("work/made.csv", "work/out/made.csv"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("of an earlier run")
    read = "y = open('../data/sales.csv').read()"
    writes = (
        "for place in ('made.csv', 'out/made.csv'):\n    with open(place, 'w') as file:"
    )
    reads_again = "with open('made.csv') as file:\n    z = file.read()"
    made = put_on(
        project / "work",
        project / "work/over",
        read,
        f"{writes}\n        file.write(y[:5])",
        reads_again,
    )
    assert sorted(made.choice.read) == ["../data/sales.csv", "out"]
    assert made.choice.written == ["made.csv", "out/made.csv"]
    assert (project / "work/made.csv").read_text() == "of an earlier run"
    assert pytest_in(made.folder).returncode == 0


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("'sales.csv'", "HERE / 'sales.csv'", True),
        ("Path('sales.csv')", "HERE / 'sales.csv'", True),
        ("'./sales.csv'", "HERE / 'sales.csv'", True),
        ("'sales.csv'", "HERE / 'other.csv'", False),
        ("'.. and so on'", "'and so on'", False),
    ],
)
def test_a_file_is_the_same_by_whatever_path_it_is_reached(
    tmp_path: Path, first: str, second: str, same: bool
) -> None:
    head = "from pathlib import Path\nHERE = Path(__file__).resolve().parent\n"
    held = Lock("../script.py", "..", names=["data"])
    (tmp_path / "tests").mkdir()

    def text(value: str) -> str:
        (tmp_path / "script.py").write_text(f"{head}data = {value}\n", "utf-8")
        into = Path(mkdtemp(dir=tmp_path))
        return held.text(held.run(tmp_path / "tests", into), "data")

    assert (text(first) == text(second)) is same


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["x = 1", "y = missing"], "cell 2: NameError"),
        (["x = = 1"], "cell 1 is no Python"),
        (["import sys\nsys.exit(3)"], "cell 1: SystemExit"),
        (["import os\nx = 1", "os._exit(4)"], "exit code 4; cell 1 is the last"),
        (["import os\nx = 1", "os._exit(0)"], "ended by itself; cell 1 is the last"),
        (["x = 1", "await x"], "cell 2: SyntaxError"),
        (["x = input()"], "cell 1: EOFError"),
        (["import random\nx = random.random()"], "is the same in two runs"),
        (["def f():\n    return 1"], "no table, number, text or model"),
        (["open('/somewhere-else.txt', 'w')"], "PermissionError"),
    ],
)
def test_what_cannot_be_locked_is_told_in_a_sentence(
    tmp_path: Path, cells: list[str], found: str
) -> None:
    with pytest.raises(CheckFailed, match=found):
        put_on(tmp_path, tmp_path / "new", *cells)
    assert not list(tmp_path.iterdir())


def test_a_line_that_only_shows_stays_where_what_follows_depends_on_it(
    tmp_path: Path,
) -> None:
    cells = (
        "import random\nrandom.seed(1)",
        "class Plot:\n    def plot(self):\n        return random.random()\np = Plot()",
        "p.plot()",
        "x = random.random()",
    )
    made = put_on(tmp_path, tmp_path / "new", *cells)
    assert "p.plot()" in made.script.text and "x" in made.choice.names


def test_where_only_what_shows_fails_the_script_is_locked_without_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "plt.py").write_text("def plot(x):\n    raise OSError('no style')\n")
    (tmp_path / "data.txt").write_text("3")
    cells = ("import plt\nx = int(open('data.txt').read())", "plt.plot(x)", "y = x + 1")
    made = put_on(tmp_path, tmp_path / "new", *cells)
    assert "plt.plot" not in made.script.text and made.choice.names == ["x", "y"]
    assert "data.txt" in made.choice.read
