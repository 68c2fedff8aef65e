"""The board says what was judged, and never more than that."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import time
from pathlib import Path

import pytest
import toy

from drydock.guidance import hints
from drydock.guidance.board import State, board
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.workspace import digest, files

HEAVY = "pytest pandas numpy pydantic IPython nbformat psutil watchfiles".split()


@pytest.fixture(name="longer")
def fixture_longer(house: House) -> House:
    """A house whose kata has stages 00 to 03, and a closing lesson without a check."""
    for name in ("02-more", "03-most", "04-close"):
        about = toy.NO_TASK if name == "04-close" else toy.LESSON
        lesson = toy.notebook(f"# {name}", metadata=about)
        (house.root / f"notebooks/toy/{name}.ipynb").write_text(lesson, "utf-8")
        if name != "04-close":
            folder = house.root / f"tests/toy/stage_{name.replace('-', '_')}"
            folder.mkdir()
            (folder / "test_it.py").write_text("def test_it(workspace):\n    pass\n")
    return house


def _judged(stage: Stage, word: Word) -> None:
    """As if a check had just said `word` of the work on a stage."""
    verdict = Verdict([Finding("It is right", word)])
    records.write(stage, digest(stage.house.exercise(stage.kata)), verdict)
    if word is Word.PASS:
        current_stage.follow(stage)


def _work(house: House, text: str) -> None:
    (house.exercise("toy") / "work.py").write_text(text, "utf-8")


def _states(house: House) -> dict[str, str]:
    rows = board(house, "toy").rows
    return {
        row.stage.label: f"{row.state}{f', was {row.was}' if row.was else ''}"
        for row in rows
    }


def _here(house: House) -> str | None:
    stage = current_stage.current(house, "toy")
    return stage and stage.label


def test_nothing_is_said_of_what_was_never_judged(longer: House) -> None:
    said = _states(longer)
    assert said.pop("04") == said.pop("00") == "NO CHECK"
    assert set(said.values()) == {"NOT STARTED"}
    assert _here(longer) == "01"


def test_a_verdict_holds_for_the_content_that_was_judged(longer: House) -> None:
    stage = longer.stage("1")
    _judged(stage, Word.FAIL)
    assert _states(longer)["01"] == "FAIL"
    _work(longer, "a = 1")
    assert _states(longer)["01"] == "CHANGED, was FAIL"
    (longer.exercise("toy") / "work.py").unlink()
    assert _states(longer)["01"] == "FAIL"


def test_what_has_passed_is_no_plain_pass_once_the_work_goes_on(longer: House) -> None:
    _judged(longer.stage("1"), Word.PASS)
    assert (_states(longer)["01"], _here(longer)) == ("PASS", "02")
    _work(longer, "a = 1")
    assert _states(longer)["01"] == "PASS, earlier"
    current_stage.set_current(longer, longer.stage("1"))
    assert _states(longer)["01"] == "CHANGED, was PASS"


def test_a_fail_after_a_pass_is_told_and_the_pass_not_forgotten(longer: House) -> None:
    stage = longer.stage("1")
    _judged(stage, Word.PASS)
    _work(longer, "a = 1")
    _judged(stage, Word.FAIL)
    assert _states(longer)["01"] == "FAIL, was PASS"
    (longer.exercise("toy") / "work.py").unlink()
    assert _states(longer)["01"] == "PASS"


FULL = '{"digest": "0", "passed": null, "fails": null, "at": "now", "word": "PASS"}'
OF_ANOTHER_SHAPE = (
    "",
    "[]",
    "{}",
    "\xff",
    '{"word": 1}',
    '{"word"',
    FULL.replace("PASS", "MAYBE"),
    FULL.replace('"PASS"', "[]"),
    FULL.replace('"0"', "null"),
    FULL.replace('"now"', "NaN"),
    FULL.replace('"fails": null', '"fails": {}'),
    "[" * 100_000,
    "9" * 5000,
)


@pytest.mark.parametrize("harm", OF_ANOTHER_SHAPE, ids=range(len(OF_ANOTHER_SHAPE)))
def test_a_record_that_cannot_be_read_claims_nothing(longer: House, harm: str) -> None:
    _judged(longer.stage("1"), Word.PASS)
    [file] = (longer.root / ".drydock/verdicts/toy").iterdir()
    hints.next_hint(longer.stage("1"))
    way = longer.root / ".drydock/passed/toy"
    way.mkdir(parents=True, exist_ok=True)
    for one in (file, way / "current", way / "joined", _hint_file(longer)):
        one.write_text(harm, "latin-1")
    assert (_states(longer)["01"], _here(longer)) == ("NOT STARTED", "01")
    assert hints.coming(longer.stage("1")) is not None
    _judged(longer.stage("1"), Word.PASS)
    assert _states(longer)["01"] == "PASS"


def _hint_file(house: House) -> Path:
    [found] = (house.root / ".drydock/hints/toy").iterdir()
    return found


def test_the_current_stage_follows_what_passes(longer: House) -> None:
    for number in ("1", "2"):
        _judged(longer.stage(number), Word.PASS)
        _work(longer, number)
    assert _here(longer) == "03"
    _judged(longer.stage("1"), Word.FAIL)
    _judged(longer.stage("1"), Word.PASS)
    assert _here(longer) == "03"
    _judged(longer.stage("3"), Word.PASS)
    assert _here(longer) is None


def test_a_later_stage_that_passes_moves_the_current_one_on(longer: House) -> None:
    _judged(longer.stage("2"), Word.PASS)
    assert _here(longer) == "03"
    assert _states(longer)["01"] == "NOT STARTED"
    _judged(longer.stage("3"), Word.PASS)
    assert _here(longer) == "01"


def test_a_stage_can_be_set_and_is_left_when_it_passes(longer: House) -> None:
    for number in ("1", "2"):
        _judged(longer.stage(number), Word.PASS)
    current_stage.set_current(longer, longer.stage("1"))
    assert _here(longer) == "01"
    _judged(longer.stage("1"), Word.PASS)
    assert _here(longer) == "02"


def test_the_next_thing_depends_on_what_is_known(longer: House) -> None:
    stage = longer.stage("1")
    first = board(longer, "toy").next()
    assert first["do"] == "read the lesson, then do its task"
    assert first["lesson"] == "notebooks/toy/01-mend-it.ipynb"
    assert first["check"] == "./scripts/go check 1"
    _judged(stage, Word.FAIL)
    assert board(longer, "toy").next()["do"] == "fix what fails first: It is right"
    _work(longer, "a = 1")
    assert "judged" in board(longer, "toy").next()["do"]
    shutil.rmtree(longer.exercise("toy"))
    assert "./scripts/go goto 1" in board(longer, "toy").next()["do"]


def test_a_check_that_has_got_lost_has_not_passed(longer: House) -> None:
    shutil.rmtree(longer.root / "tests")
    for number in ("3", "1"):
        current_stage.set_current(longer, longer.stage(number))
        assert "bring back its check" in board(longer, "toy").next()["do"]
    (longer.root / ".drydock/passed/toy/current").unlink()
    assert _here(longer) == "01"
    assert set(_states(longer).values()) == {"NOT STARTED", "NO CHECK"}


def test_at_the_end_the_closing_lesson_is_named(longer: House) -> None:
    for number in ("1", "2", "3"):
        _judged(longer.stage(number), Word.PASS)
    last = board(longer, "toy").next()
    assert last == {
        "what": "All stages of toy have passed",
        "lesson": "notebooks/toy/04-close.ipynb",
    }


def test_the_digest_is_of_names_and_bytes_that_a_check_copies(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner" / "a.py"
    file.write_bytes(b"x")
    before = digest(tmp_path)
    for name in ("__pycache__/a.pyc", ".ipynb_checkpoints/a.ipynb", ".~a.ipynb"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"y")
    assert list(files(tmp_path)) == ["inner/a.py"]
    assert digest(tmp_path) == before
    file.write_bytes(b"x\n")
    assert digest(tmp_path) != before
    file.write_bytes(b"x")
    file.rename(tmp_path / "a.py")
    assert digest(tmp_path) != before


# From the outside.


@pytest.fixture(name="engine")
def fixture_engine(longer: House) -> House:
    return toy.with_engine(longer)


def test_status_and_bare_go_show_the_board(engine: House) -> None:
    said = toy.go(engine, "status").stdout
    assert "> 01  NOT STARTED" in said
    assert "Next: stage 01, Mend it" in said
    assert "lesson  notebooks/toy/01-mend-it.ipynb" in said
    assert said in toy.go(engine).stdout
    assert all(len(line) <= 60 for line in said.splitlines())


def test_the_board_for_tools_says_the_same(engine: House) -> None:
    document = json.loads(toy.go(engine, "status", "toy", "--json").stdout)
    assert document["current"] == "01"
    states = {row["stage"]: row["state"] for row in document["stages"]}
    assert states["01"] == State.NOT_STARTED
    assert document["text"] == toy.go(engine, "status").stdout.rstrip("\n")


def test_a_stage_is_set_by_command(engine: House) -> None:
    assert "> 03" in toy.go(engine, "status", "--set", "3").stdout
    assert "> 03" in toy.go(engine).stdout
    for wrong in (["--set", "9"], ["nowhere"]):
        done = toy.go(engine, "status", *wrong)
        assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("command", [["--help"], ["status"], ["hint", "1"]])
def test_what_should_come_at_once_imports_nothing_heavy(
    engine: House, command: list[str]
) -> None:
    code = (
        "import sys\nfrom drydock.interfaces.cli.app import main\n"
        f"sys.argv = ['go', *{command!r}]\n"
        "try:\n    main()\nfinally:\n    print(sorted(sys.modules), file=sys.stderr)\n"
    )
    done = toy.python(engine, "-c", code)
    loaded = set(json.loads(done.stderr.replace("'", '"')))
    assert "drydock.interfaces.cli" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.long
@pytest.mark.parametrize(("command", "limit"), [("--help", 0.4), ("status", 0.5)])
def test_what_should_come_at_once_does(command: str, limit: float) -> None:
    """The median of eleven calls, from the door on."""
    door = ["./scripts/go"] if os.name != "nt" else ["cmd", "/c", "scripts\\go.cmd"]
    taken = []
    for _ in range(11):
        began = time.perf_counter()
        subprocess.run([*door, command], cwd=HERE.root, check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    assert statistics.median(taken) < limit


# By whatever judges.


@pytest.mark.parametrize("way", ["go", "pytest"])
def test_whatever_judges_records(house: House, way: str) -> None:
    toy.with_engine(house)
    stage = house.stage("1")
    check = "tests/toy/stage_01_mend_it"

    def judge() -> None:
        if way == "go":
            toy.go(house, "check", "1")
        else:
            toy.python(house, "-m", "pytest", check)

    judge()
    assert _states(house)["01"] == "FAIL"
    shutil.copytree(stage.solution, house.exercise("toy"), dirs_exist_ok=True)
    assert _states(house)["01"] == "CHANGED, was FAIL"
    judge()
    assert _states(house)["01"] == "PASS"
    assert not list(house.root.glob(".drydock/**/*.new"))


PARTS = {
    "deselected": "def test_b():\n    assert 0\n",
    "interrupted": "def test_b():\n    raise KeyboardInterrupt\n",
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_check_records_nothing(house: House, part: str) -> None:
    toy.with_engine(house)
    stage = house.stage("1")
    text = f"def test_a(workspace):\n    pass\n{PARTS[part]}"
    (stage.tests / "test_mend_it.py").write_text(text, "utf-8")
    options = ["-k", "test_a"] if part == "deselected" else []
    toy.python(house, "-m", "pytest", "tests/toy/stage_01_mend_it", *options)
    assert records.read(stage) is None


def test_work_that_changes_while_it_is_judged_is_recorded_as_it_was(
    house: House,
) -> None:
    toy.with_engine(house)
    stage = house.stage("1")
    before = digest(house.exercise("toy"))
    text = "def test_a(workspace):\n"
    text += "    (workspace.original / 'new.py').write_text('a = 1')\n"
    (stage.tests / "test_mend_it.py").write_text(text, "utf-8")
    assert toy.go(house, "check", "1").returncode == 0
    record = records.read(stage)
    assert record is not None and record.digest == before
    assert _states(house)["01"] == "PASS, earlier"


@pytest.mark.parametrize("kata", HERE.katas)
def test_the_board_names_the_other_katas(kata: str) -> None:
    said = board(HERE, kata).lines()
    others = [one for one in HERE.katas if one != kata]
    assert others
    for other in others:
        assert f"Another kata: ./scripts/go status {other}" in said
