"""The reference solution explained, and compared with a participant's work."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import toy

from drydock.errors import WorkbookBroken
from drydock.guidance.solution import MINUS, PLUS, SAME, Change, changes, compared
from drydock.judging import current_stage, records
from drydock.judging.verdict import Finding, Verdict, Word
from drydock.safekeeping import passed_work
from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.notebook import readable
from drydock.workbook.workspace import Workspace, digest

STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
WITH_TASK = [stage for stage in STAGES if Lesson(stage).has_task]
EVERY_TASK = pytest.mark.parametrize("stage", WITH_TASK, ids=str)


def _of(change: Change, kind: str) -> list[str]:
    return [line[2:] for line in change.lines if line.startswith(kind)]


@EVERY_TASK
def test_a_lesson_with_a_task_tells_the_way_in_steps(stage: Stage) -> None:
    lesson = Lesson(stage)
    numbered = _beside_hints(lesson.text)[0]
    assert len(lesson.way) >= 2
    for number, step in enumerate(lesson.way, 1):
        assert f"\n{number}. {step.do} Why: {step.why}\n" in numbered
        assert step.do.endswith(".") and step.why.endswith(".")
    assert f"{len(lesson.way) + 1}. " not in numbered
    assert f"./scripts/go solution {stage.called}" in numbered


@EVERY_TASK
def test_the_way_comes_after_the_hints(stage: Stage) -> None:
    lesson = Lesson(stage)
    assert len(lesson.hints) == 3
    assert len(_beside_hints(lesson.text)) == 1
    assert _beside_hints(lesson.text.partition("<summary>Hint 3")[2])


def _beside_hints(text: str) -> list[str]:
    """What is folded away in a lesson beside its hints."""
    folded = r"<summary>(?!Hint \d)[^<]*</summary>(.*?)</details>"
    return re.findall(folded, text, re.DOTALL)


@EVERY_TASK
def test_the_solution_does_not_differ_from_itself(stage: Stage) -> None:
    assert not changes(stage, stage.solution)


@EVERY_TASK
def test_from_the_start_all_that_comes_and_goes_is_told(stage: Stage) -> None:
    start = HERE.before(stage).solution
    found = changes(stage, start)
    assert found
    for change in found:
        if not change.lines or "left out" in change.note:
            continue
        before, after = (
            Counter(_lines(folder / change.name)) for folder in (start, stage.solution)
        )
        came, went = Counter(_of(change, PLUS)), Counter(_of(change, MINUS))
        assert after - before == came - went
        assert before - after == went - came
        assert not Counter(_of(change, SAME)) - after


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    if path.suffix == ".ipynb":
        return readable(path)
    return path.read_text("utf-8").splitlines()


def _work(house: House, *sources: str) -> Path:
    path = house.exercise("toy") / "toy.ipynb"
    path.write_text(toy.notebook(*sources), "utf-8")
    return path


def _compared(house: House) -> str:
    return "\n".join(compared(house.stage("1")))


def test_a_notebook_is_compared_as_source(house: House) -> None:
    _work(house, "# A title", "import os", "a = 1\nrows = [(1, 10), (2, 21)]\nb = 2")
    (house.stage("1").solution / "toy.ipynb").write_text(
        toy.notebook("import os", f"a = 1\n{toy.RIGHT}\nb = 2"), "utf-8"
    )
    said = _compared(house)
    assert said.startswith("- exercises/toy\n+ solutions/toy/01-mend-it\n")
    assert "  toy.ipynb: +1 -4" in said
    assert "@@ your markdown cell 1\n- # --- markdown cell\n- # A title" in said
    assert "@@ your code cell 2\n" in said
    assert "- rows = [(1, 10), (2, 21)]\n+ rows = [(1, 10), (2, 20)]" in said
    assert '"cell_type"' not in said


def test_a_change_is_told_with_the_cell_it_is_in(house: House) -> None:
    solution = house.stage("1").solution / "toy.ipynb"
    cells = [f"a{number} = {number}\nb\nc\nd\ne" for number in range(5)]
    solution.write_text(toy.notebook(*cells), "utf-8")
    cells[3] = cells[3].replace("c", "x")
    _work(house, *cells)
    assert "@@ your code cell 4\n" in _compared(house)


def test_saved_outputs_count_but_are_not_shown(house: House) -> None:
    path = _work(house, toy.RIGHT)
    assert "Nothing differs between exercises/toy" in _compared(house)
    output = '"outputs": [{"output_type": "stream", "name": "stdout", "text": "Ida"}]'
    path.write_text(path.read_text("utf-8").replace('"outputs": []', output), "utf-8")
    assert "- # (saved outputs: 1)" in _compared(house)
    assert "Ida" not in _compared(house)


def test_files_of_one_side_are_told(house: House) -> None:
    (house.exercise("toy") / "notes.py").write_text("mine = 1\n", "utf-8")
    (house.stage("1").solution / "part.py").write_text("a = 1\n", "utf-8")
    said = _compared(house)
    assert "notes.py: yours alone" in said
    assert "mine = 1" not in said
    assert "part.py: +1 -0, new in the reference" in said
    assert "\n+ a = 1" in said


def test_data_are_summarised(house: House) -> None:
    rows = [f"{number},0" for number in range(5000)]
    for folder in (house.exercise("toy"), house.stage("1").solution):
        (folder / "approved.csv").write_text("\n".join(rows), "utf-8")
        rows[7], rows[70] = "7,1", "70,1"
    assert "approved.csv: data, 2 of 5,000 lines differ" in _compared(house)
    assert "7,1" not in _compared(house)


def test_lines_that_only_move_to_the_side_are_left_out_if_there_are_many(
    house: House,
) -> None:
    lines = [f"a{number} = {number}" for number in range(50)]
    (house.exercise("toy") / "part.py").write_text("\n".join(lines), "utf-8")
    inside = "\n".join(["def f():", *(f"    {line}" for line in lines)])
    (house.stage("1").solution / "part.py").write_text(inside, "utf-8")
    said = _compared(house)
    assert "part.py: +1 -0, lines that only move to the side are left out" in said
    assert "+ def f():" in said
    (house.exercise("toy") / "part.py").write_text("def f():\na = 1\n", "utf-8")
    (house.stage("1").solution / "part.py").write_text("def f():\n    a = 1\n", "utf-8")
    assert "- a = 1\n+     a = 1" in _compared(house)


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe\x00", b"[]"])
def test_a_file_that_cannot_be_read_is_told(house: House, content: bytes) -> None:
    (house.exercise("toy") / "toy.ipynb").write_bytes(content)
    assert "toy.ipynb: +3 -0, yours cannot be compared" in _compared(house)


def test_of_a_stage_left_behind_the_work_that_passed_is_compared(house: House) -> None:
    stage = house.stage("1")
    work = house.exercise("toy")
    shutil.copytree(stage.solution, work, dirs_exist_ok=True)
    records.write(stage, digest(work), Verdict([Finding("It is right", Word.PASS)]))
    passed_work.keep(Workspace(stage, work))
    _work(house, "rows = 'gone on'")
    assert (
        "Nothing differs between .drydock/passed/toy/01-mend-it (your work as it passed)"
        in (_compared(house))
    )
    current_stage.set_current(house, stage)
    assert "- rows = 'gone on'" in _compared(house)


def test_a_solution_that_is_missing_is_no_fault_of_the_work(house: House) -> None:
    shutil.rmtree(house.stage("1").solution)
    with pytest.raises(WorkbookBroken, match="git checkout -- solutions"):
        changes(house.stage("1"), house.exercise("toy"))


def test_the_command_tells_steps_and_differences(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy.with_engine(house)
    steps = f"1. {'Look ' * 30}. Why: it helps.\n2. Act. Why: so."
    way = f"<details>\n<summary>Step by step</summary>\n\n{steps}\n\n</details>"
    lesson = toy.notebook("# Mend it", way, metadata=toy.LESSON)
    house.stage("1").lesson.write_text(lesson, "utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    done = toy.go(house, "solution", "1")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0] == "The reference solution of stage 01, Mend it"
    assert lines[2].startswith(" 1. Look") and max(map(len, lines)) <= 60
    assert " 2. Act.\n    Why: so.\n" in done.stdout
    assert "+ rows = [(1, 10), (2, 20)]" in lines
    assert "has no solution" in toy.go(house, "solution", "0").stdout
    assert toy.go(house, "solution").returncode == 2
