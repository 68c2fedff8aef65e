"""The commands in a notebook: what they show, and how they are stopped."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from html.parser import HTMLParser

import psutil
import pytest
import toy
from jupyter_client.manager import start_new_kernel

from drydock.interfaces import magics
from drydock.interfaces.report import BoardReport, Report, VerdictReport
from drydock.sandbox import environment
from drydock.workbook.house import House

NOTHING = {"hint": None, "commit": [], "lesson": None}
ENDLESS = "while True: pass"


@pytest.fixture(name="engine")
def fixture_engine(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house whose commands the magics call."""
    toy.with_engine(house)
    monkeypatch.setattr(environment, "SOURCE", house.root / "src")
    monkeypatch.setenv("PYTHONPATH", str(house.root / "src"))  # for a kernel
    return house


@pytest.fixture(name="magic")
def fixture_magic(engine: House) -> magics.DrydockMagics:
    assert engine
    return magics.DrydockMagics()


def _html(report: Report) -> str:
    return report._repr_html_()  # pylint: disable=protected-access


class Page(HTMLParser):
    """What a table says to somebody who cannot see it."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scopes: list[str] = []
        self.text = ""
        self.feed(_html(report))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.scopes += [scope or "" for name, scope in attrs if name == "scope"]
        style = dict(attrs).get("style") or ""
        assert "color" not in style and "background" not in style

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


def _finding(word: str, **more: object) -> dict[str, object]:
    told = {"expected": None, "found": None, "next": None, "details": []}
    return {"title": f"It is <b>{word}</b>", "word": word} | told | more


def _verdict(*findings: dict[str, object], **steps: object) -> VerdictReport:
    document = {"verdict": "FAIL", "title": "stage 01, A & B", "text": "FAIL  it"}
    document |= {"last_saved": "a.py, 2 minutes ago", "next": dict(NOTHING) | steps}
    return VerdictReport(document | {"findings": list(findings)})


def test_a_verdict_is_a_table_of_words() -> None:
    fails = {"expected": "x < y", "found": "z", "next": "look"}
    page = Page(_verdict(_finding("PASS"), _finding("FAIL", **fails)))
    assert page.tags.count("caption") == page.tags.count("table") == 1
    assert page.scopes == ["col", "col", "row", "row"]
    assert "Last saved: a.py, 2 minutes ago" in page.text
    assert "FAIL: stage 01, A & B" in page.text
    assert "Expected:\n x < y\nFound:\n z\nNext:\n look\n" in page.text
    assert "It is <b>PASS</b>" in page.text
    assert "b" not in page.tags


def test_what_fails_stands_out_by_more_than_colour() -> None:
    html = _html(_verdict(_finding("PASS"), _finding("FAIL", found="z")))
    passed, failed = html.partition("FAIL</th>")[0].rsplit("<tr>", 1)
    assert "bold" in failed and "border-left" in failed
    assert "bold" not in passed and "border-left" not in passed


def test_a_verdict_says_what_comes_next() -> None:
    page = Page(_verdict(_finding("FAIL"), hint={"stage": "1", "about": "<where>"}))
    assert "%hint 1" in page.text and "<where>" in page.text
    lesson = {"name": "02, On & on", "path": "notebooks/un été/02-on.ipynb"}
    report = _verdict(_finding("PASS"), commit=["git add a", "git b"], lesson=lesson)
    assert "git add a\ngit b" in Page(report).text
    assert "un%20%C3%A9t%C3%A9/02-on.ipynb" in _html(report)


def test_the_cells_that_differ_are_a_table_of_their_own() -> None:
    columns = ["Id", "Column", "Approved", "Yours"]
    rows = {"columns": columns, "rows": [["1", "A", "2", "<3"]]}
    cells = {"title": "The cell that differs", "text": []} | rows
    way = {"title": "The way", "text": ["a.py, line 1", "  x < 1"]}
    way |= {"columns": [], "rows": []}
    page = Page(_verdict(_finding("FAIL", found="z", details=[cells, way])))
    assert page.tags.count("caption") == page.tags.count("table") == 2
    assert "It is <b>FAIL</b>: the cell that differs" in page.text
    assert "1\nA\n2\n<3\n" in page.text
    assert page.tags.index("details") < page.tags.index("pre")
    assert "  x < 1" in page.text


def test_check_says_the_same_as_the_command(
    engine: House, magic: magics.DrydockMagics
) -> None:
    report = magic.check("1")
    said = toy.go(engine, "check", "1").stdout.splitlines()
    assert set(repr(report).splitlines()[1:]) < set(said)
    assert "Last saved: toy.ipynb, " in Page(report).text
    page = Page(report)
    assert "FAIL: stage 01, Mend it" in page.text
    assert "2\nvalue\n20\n21" in page.text


def test_status_shows_the_board(magic: magics.DrydockMagics) -> None:
    magic.check("1")
    report = magic.status("")
    page = Page(report)
    assert isinstance(report, BoardReport)
    assert page.scopes == ["col"] * 5 + ["row"] * 2
    assert "01\nMend it\nFAIL\nyou are here\n1 to 2" in page.text
    assert "lesson: \n01-mend-it" in page.text
    assert "check: \n%check 1" in page.text
    assert "> 01  FAIL" in repr(report)


def test_a_hint_is_shown_as_text(magic: magics.DrydockMagics) -> None:
    shown = magic.hint("1")
    assert shown is not None
    assert "Look 1 times" in shown.data


def test_solution_goto_and_undo_say_what_the_commands_say(
    engine: House, magic: magics.DrydockMagics, capsys: pytest.CaptureFixture[str]
) -> None:
    work = engine.exercise("toy") / "toy.ipynb"
    before = work.read_text("utf-8")
    work.write_text(toy.notebook("rows = [(3, 3)]"), "utf-8")
    magic.solution("1")
    assert "The reference solution of stage 01" in capsys.readouterr().out
    magic.goto("1")
    assert "undo" in capsys.readouterr().out
    assert work.read_text("utf-8") == before
    magic.undo("")
    assert "(3, 3)" in work.read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "line", "said"),
    [
        ("check", "9", "a stage of toy: 00, 01"),
        ("hint", "x", "a stage of toy"),
        ("status", "x", "a kata of this workbook: toy"),
        ("check", "--help", "Judge your work"),
        ("check", "--nonsense", "nonsense"),
        ("check", "1 --workspace 'no where'", "there is no folder no where"),
        ("check", "'", "a stage of toy"),
    ],
)
def test_what_is_no_verdict_is_printed(
    magic: magics.DrydockMagics,
    capsys: pytest.CaptureFixture[str],
    command: str,
    line: str,
    said: str,
) -> None:
    assert getattr(magic, command)(line) is None
    assert said in capsys.readouterr().out


def _at_work(house: House) -> list[psutil.Process]:
    """All processes of a check of this house."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("PYTHONPATH") == str(house.root / "src"):
                found.append(process)
        except psutil.Error:
            continue
    return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]


def _soon(what: object) -> Iterator[None]:
    """Tries for some seconds."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        yield
        time.sleep(0.1)
    pytest.fail(f"{what} did not come")


def _none_left(house: House, *but: int) -> None:
    for _ in _soon("the end of all processes"):
        if not [one for one in _at_work(house) if one.pid not in but]:
            return


def test_a_check_without_an_end_is_ended(
    engine: House,
    magic: magics.DrydockMagics,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    work = engine.exercise("toy") / "toy.ipynb"
    work.write_text(toy.notebook(ENDLESS), "utf-8")
    monkeypatch.setattr(magics, "TIME_LIMIT", 3.0)
    assert magic.check("1") is None
    assert "Stopped: %check had no answer after 3 seconds" in capsys.readouterr().out
    _none_left(engine, os.getpid())


def test_interrupting_the_cell_stops_the_check_and_not_the_kernel(
    engine: House,
) -> None:
    """In a real kernel, interrupted as JupyterLab does it."""
    work = engine.exercise("toy") / "toy.ipynb"
    work.write_text(toy.notebook(ENDLESS), "utf-8")
    manager, client = start_new_kernel(cwd=str(engine.root / "notebooks/toy"))
    kernel = manager.provisioner.pid
    try:
        client.execute_interactive("%load_ext drydock", timeout=60)
        told: list[str] = []
        asked = client.execute("%check 1")
        for _ in _soon("a check at work"):
            if len([one for one in _at_work(engine) if one.pid != kernel]) > 1:
                break
        manager.interrupt_kernel()
        while True:
            message = client.get_iopub_msg(timeout=20)
            if message["parent_header"].get("msg_id") != asked:
                continue
            content = message["content"]
            told += [content["text"]] if "text" in content else []
            assert message["msg_type"] != "error", content
            if content.get("execution_state") == "idle":
                break
        assert "".join(told).startswith("Stopped: %check was interrupted")
        _none_left(engine, kernel)
        client.execute_interactive("answer = 6 * 7", timeout=20)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
