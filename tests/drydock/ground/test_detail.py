"""Three lines first; what lies behind them for those who ask."""

from __future__ import annotations

import json

import pytest
import toy

from drydock.detail import Detail, are
from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, require_same
from drydock.sandbox.runner import Program, run
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

SMALL = "Id,Age,Fare\n1,22,7.5\n2,66,\n3,4,1\n"
DEEP = """def outer(value):
    return inner(value)


def inner(value):
    import json
    return json.loads(value)
"""


def _cells_that_differ(approved: str, yours: str) -> list[Detail]:
    with pytest.raises(CheckFailed) as raised:
        require_same(
            Table.parse(approved), Table.parse(yours), expected="a", remedy="b"
        )
    return list(raised.value.details)


def test_the_cells_that_differ_come_row_by_row() -> None:
    [detail] = _cells_that_differ(SMALL, "Id,Age,Fare\n1,22,7\n2,4,9\n3,4,1.0\n")
    assert detail.columns == ("Id", "Column", "Approved", "Yours")
    assert detail.rows == (
        ("1", "Fare", "7.5", "7"),
        ("2", "Age", "66", "4"),
        ("2", "Fare", "", "9"),
    )
    assert detail.lines()[:2] == [
        "The cells that differ:",
        "  Id  Column  Approved  Yours",
    ]


def test_of_many_cells_the_first_are_told_and_how_many_there_are() -> None:
    approved = "Id,A\n" + "".join(f"{n},0\n" for n in range(2000))
    yours = "Id,A\n" + "".join(f"{n},1\n" for n in range(2000))
    [detail] = _cells_that_differ(approved, yours)
    assert detail.title == "The first 10 of 2,000 cells that differ"
    assert len(detail.rows) == 10


@pytest.mark.parametrize("yours", ["Id,Age\n1,22\n2,66\n3,4\n", "Id,Age,Fare\n1,2,3\n"])
def test_tables_that_do_not_match_have_no_cells_to_compare(yours: str) -> None:
    assert not _cells_that_differ(SMALL, yours)


def test_the_same_table_is_no_failure() -> None:
    table = Table.parse(SMALL)
    require_same(table, table, expected="a", remedy="b")


def _frames(house: House, *sources: str) -> list[tuple[str, str]]:
    outcome = toy.run_cells(house, *sources)
    assert outcome.stop
    return list(outcome.stop.frames)


def test_a_traceback_is_cut_to_the_participants_own_cells(house: House) -> None:
    assert _frames(house, "a = 1", DEEP, "b = 2\nvalue = outer('{')") == [
        ("code cell 3, line 2", "value = outer('{')"),
        ("code cell 2, line 2, in outer", "return inner(value)"),
        ("code cell 2, line 7, in inner", "return json.loads(value)"),
    ]


def test_a_traceback_names_the_participants_modules(house: House) -> None:
    (house.exercise("toy") / "part.py").write_text(DEEP, "utf-8")
    assert _frames(house, "from part import inner", "inner('')") == [
        ("code cell 2, line 1", "inner('')"),
        ("part.py, line 7, in inner", "return json.loads(value)"),
    ]
    workspace = Workspace(house.stage("1"), house.exercise("toy"))
    (workspace.folder / "main.py").write_text("import part\npart.outer('')\n")
    [outcome] = run(workspace, Program("main.py", "notebook", "script"), limit=30)
    assert outcome.stop and outcome.stop.frames[0] == (
        "main.py, line 2",
        "part.outer('')",
    )


def test_what_is_no_python_is_told_with_its_line(house: House) -> None:
    assert _frames(house, "a = 1", "b = 2\nrows = [(1,") == [
        ("code cell 2, line 2", "rows = [(1,")
    ]


def test_of_an_endless_recursion_the_end_is_told(house: House) -> None:
    assert len(_frames(house, "def again():\n    again()", "again()")) == 10


def test_a_cell_can_still_read_its_own_code(house: House) -> None:
    """The names that cells have in tracebacks are no files, and need not be."""
    sources = ["import inspect", "def f():\n    return 7", "g = inspect.getsource(f)"]
    outcome = toy.run_cells(house, *sources, "assert 'return 7' in g", toy.RIGHT)
    assert outcome.stop is None


def test_a_path_is_told_as_it_is_in_the_repository(house: House) -> None:
    (house.exercise("toy") / "part.py").write_text("", "utf-8")
    outcome = toy.run_cells(house, "from part import log")
    assert outcome.stop and "(exercises/toy/part.py)" in outcome.stop.message


@pytest.fixture(name="engine")
def fixture_engine(house: House) -> House:
    return toy.with_engine(house)


def test_details_come_on_request(engine: House) -> None:
    short = toy.go(engine, "check", "1").stdout
    long = toy.go(engine, "check", "1", "--verbose").stdout
    assert "More: the same command with --verbose" in short
    assert "The cell that differs:" not in short
    assert "  2    value   20        21" in long
    assert "More:" not in long


def test_details_are_there_for_tools_and_for_pytest(engine: House) -> None:
    document = json.loads(toy.go(engine, "check", "1", "--json").stdout)
    [detail] = document["findings"][0]["details"]
    assert detail["rows"] == [["2", "value", "20", "21"]]
    assert "The cell that differs" not in document["text"]
    check = "tests/toy/stage_01_mend_it"
    assert "that differs" not in toy.python(engine, "-m", "pytest", check).stdout
    assert "that differs" in toy.python(engine, "-m", "pytest", "-v", check).stdout


def test_a_plain_assertion_is_told_in_three_lines_too(engine: House) -> None:
    check = engine.stage("1").tests / "test_mend_it.py"
    text = "def test_it(workspace):\n    '''It is so.'''\n    assert [1, 2] == [1, 3]\n"
    check.write_text(text, "utf-8")
    said = toy.go(engine, "check", "1").stdout.splitlines()
    [at] = [n for n, line in enumerate(said) if "FAIL    It is so" in line]
    assert [line.split()[0] for line in said[at + 1 : at + 4]] == [
        "Expected:",
        "Found:",
        "Next:",
    ]
    assert "notebooks/toy/01-mend-it.ipynb" in said[at + 3]


def test_the_hint_that_comes_next_is_named(engine: House) -> None:
    assert "A hint: ./scripts/go hint 1  (Hint 1)" in toy.go(engine, "check").stdout
    toy.go(engine, "hint", "1")
    assert "A hint: ./scripts/go hint 1  (Hint 2)" in toy.go(engine, "check").stdout


def test_names_are_the_subject_of_a_sentence() -> None:
    assert are(["age"]) == "age is"
    assert are(["age", "job", "housing"]) == "age, job and housing are"
