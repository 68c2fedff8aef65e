"""A notebook is run twice as its owner would, and nothing of the owner's is changed."""

from __future__ import annotations

import os
import venv
from pathlib import Path

import adopted
import pytest

from drydock.adoption.findings.stopping.why import stops
from drydock.adoption.model import Adopted, RanCell
from drydock.adoption.running import interpreter, notebook_file
from drydock.adoption.running.run import Limits

CELLS = {
    "imports": "import os, random, time, warnings\nfrom pathlib import Path",
    "reads": "text = Path('../data/table.csv').read_text()\nprint(text)\nlen(text)",
    "writes": "Path('out.txt').write_text('x')\nopen('../data/table.csv', 'a').write('!')",
    "sees it": "Path('../data/table.csv').read_text()",
    "changes": "rows = [1, 2]\nalias = rows",
    "in place": "def grow():\n    alias.append(3)\ngrow()",
    "warns": "warnings.warn('old', FutureWarning)",
    "random": "drawn = random.random()\nnames = list({'a', 'b', 'c', 'd', 'e', 'f', 'g'})",
    "outside": "Path(os.environ['HOME'], '..', 'x').resolve()\nopen('/etc/drydock', 'w')",
    "at home": "made = Path('~/.cache/drydock-test').expanduser()\nos.makedirs(made)",
    "by shell": "!touch /etc/drydock-by-shell",
    "no install": "!pip install drydock-nothing",
    "asks": "answer = input('Name? ')",
    "hangs on it": "print(answer)",
    "fails": "x = 1\n\nundefined + 1",
    "makes": "\n \ndef halve(number):\n    return number.half()",
    "calls": "\n\nhalve(3)",
    "mine": "import helper\nhelper.VALUE",
    "magic": "%time y = 2",
    "at its end": "z = 3",
}
NUMBERS = {name: number for number, name in enumerate(CELLS, 1)}


@pytest.fixture(name="ran", scope="module")
def _ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Adopted, bool]:
    """The notebook of CELLS after its runs, and whether its folder is as before."""
    root = tmp_path_factory.mktemp("möchte gern") / "a project"
    path = adopted.write(root / "notebooks" / "my notebook.ipynb", *CELLS.values())
    (root / "data").mkdir()
    (root / "data/table.csv").write_text("a,b\n1,2\n")
    (path.parent / "helper.py").write_text("VALUE = 7")
    (root / "pyproject.toml").write_text("")
    before = adopted.contents(root)
    found = adopted.run(path)
    return found, adopted.contents(root) == before


def _cell(ran: tuple[Adopted, bool], name: str) -> RanCell:
    return adopted.first(ran[0]).cells[NUMBERS[name] - 1]


def _shown(cell: RanCell) -> str:
    return "".join(one.text for one in cell.outputs)


def test_nothing_of_the_owner_is_changed(ran: tuple[Adopted, bool]) -> None:
    assert ran[1]
    assert not Path("/etc/drydock").exists()
    assert not Path("/etc/drydock-by-shell").exists()
    assert not Path("~/.cache/drydock-test").expanduser().exists()
    assert _cell(ran, "at home").status == "ok"
    outside = _cell(ran, "outside")
    assert outside.kept_from == ("/etc/drydock",)
    assert outside.error and outside.error.type == "PermissionError"


def test_files_beside_the_folder_are_read_and_written_as_a_copy(
    ran: tuple[Adopted, bool],
) -> None:
    reads, writes = _cell(ran, "reads"), _cell(ran, "writes")
    assert reads.files_read == ("../data/table.csv",)
    assert [one.text for one in reads.outputs] == ["a,b\n1,2\n\n", "8"]
    assert writes.files_written == ("out.txt", "../data/table.csv")
    assert "1,2\\n!" in _shown(_cell(ran, "sees it"))


def test_what_a_cell_makes_and_changes_in_place_is_known(
    ran: tuple[Adopted, bool],
) -> None:
    assert set(_cell(ran, "changes").changed) == {"rows", "alias"}
    changed = _cell(ran, "in place").changed
    assert set(changed) == {"grow", "rows", "alias"}
    assert changed["rows"].summary == "list of 3"


def test_two_runs_differ_in_what_is_drawn(ran: tuple[Adopted, bool]) -> None:
    one, other = ran[0].first, ran[0].second
    assert one and other
    differ = {name for name in one.end if one.end[name] != other.end[name]}
    assert differ == {"drawn", "names"}


def test_warnings_magics_and_modules_beside_it_work(ran: tuple[Adopted, bool]) -> None:
    assert _cell(ran, "warns").warnings == ("FutureWarning: old",)
    assert "y" in _cell(ran, "magic").changed
    assert _shown(_cell(ran, "mine")) == "7"


def test_nobody_is_asked_and_nothing_installed(ran: tuple[Adopted, bool]) -> None:
    asks = _cell(ran, "asks")
    assert asks.error and asks.error.type == "WaitsForInput"
    assert "installed that was not asked for" in _shown(_cell(ran, "no install"))


def test_cells_that_do_not_hang_on_a_failed_one_are_run(
    ran: tuple[Adopted, bool],
) -> None:
    waits = _cell(ran, "hangs on it")
    assert (waits.status, waits.waits_for) == ("not run", ("answer",))
    fails = _cell(ran, "fails")
    assert fails.error and fails.error.line == 3
    assert fails.error.text == "undefined + 1"
    assert fails.error.names["name"] == "undefined"
    assert _cell(ran, "at its end").status == "ok"


def test_a_failure_within_a_function_is_placed_in_both_cells(
    ran: tuple[Adopted, bool],
) -> None:
    """IPython takes empty lines at the top of a cell away before it counts."""
    error = _cell(ran, "calls").error
    assert error and (error.line, error.text) == (3, "halve(3)")
    assert error.names["inside"] == f"cell {NUMBERS['makes']}, line 4"
    told = next(one for one in stops(ran[0]) if one.cell == NUMBERS["calls"])
    assert told.what.startswith(
        f"Cell {NUMBERS['calls']}, line 3 (in cell {NUMBERS['makes']}, line 4)"
    )


def test_a_notebook_may_have_no_name_before_its_ending(tmp_path: Path) -> None:
    path = adopted.write(tmp_path / ".ipynb", "x = 1")
    assert [one.source for one in notebook_file.read(path).cells] == ["x = 1"]


def test_a_python_without_ipython_will_do(tmp_path: Path) -> None:
    path = adopted.write(
        tmp_path / "a.ipynb",
        "%matplotlib inline\nx = 1\nx + 1",
        "!ls\ndisplay(x)",
        "1/0",
    )
    venv.create(tmp_path / "env")
    python = interpreter.choose(notebook_file.read(path), python=str(tmp_path / "env"))
    cells = adopted.first(adopted.run(path, python=python)).cells
    assert [one.status for one in cells] == ["ok", "ok", "failed"]
    assert [_shown(one) for one in cells[:2]] == ["2", "1"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no alarm")
def test_limits_are_kept_and_what_ran_is_told(tmp_path: Path) -> None:
    forever = (
        "while True:\n    try:\n        while True: pass\n    except Exception: pass"
    )
    path = adopted.write(
        tmp_path / "a.ipynb",
        "x = 1",
        forever,
        "y = x",
        "import os; os._exit(3)",
        "z = 1",
    )
    found = adopted.first(adopted.run(path, limits=Limits(cell=0.3, all=30)))
    assert [one.status for one in found.cells] == [
        "ok",
        "stopped at its limit",
        "ok",
        "failed",
        "not run",
    ]
    error = found.cells[3].error
    assert error and "exit code 3" in error.message


@pytest.mark.skipif(os.name != "posix", reason="Windows has no alarm")
def test_the_last_cell_too_says_that_the_time_of_all_was_up(tmp_path: Path) -> None:
    path = adopted.write(tmp_path / "a.ipynb", "x = 1", "while True: pass")
    found = adopted.run(path, limits=Limits(cell=60, all=0.3))
    cells = adopted.first(found).cells
    assert [one.status for one in cells] == ["ok", "at work when all time was up"]
    assert adopted.first(found).stopped == "all cells together may take 0.3 s"
    assert "was at work when the time for all cells was up" in next(stops(found)).what


@pytest.mark.skipif(os.name != "posix", reason="Windows has no alarm")
def test_what_does_not_heed_its_limit_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.adoption.running.run.GRACE", 0.3)
    deaf = "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})"
    path = adopted.write(
        tmp_path / "a.ipynb", "x = 1", f"{deaf}\ntime.sleep(50)", "y = 1"
    )
    found = adopted.first(adopted.run(path, limits=Limits(cell=1, all=30)))
    assert [one.status for one in found.cells] == [
        "ok",
        "stopped at its limit",
        "not run",
    ]
    assert found.stopped


def test_a_large_file_is_linked_and_copied_only_when_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.adoption.running.copied_folder.LARGE_FILE", 3)
    (tmp_path / "large.txt").write_text("large")
    path = adopted.write(
        tmp_path / "a.ipynb",
        "open('large.txt').read()",
        "open('large.txt', 'a').write('!')\nopen('large.txt').read()",
    )
    cells = adopted.first(adopted.run(path)).cells
    assert [_shown(one) for one in cells] == ["'large'", "'large!'"]
    assert (tmp_path / "large.txt").read_text() == "large"
