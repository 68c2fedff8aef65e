"""Whatever a participant's program does, there is an answer, in time."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest
import toy

from drydock.errors import CheckFailed
from drydock.sandbox.job import Stop
from drydock.sandbox.runner import Program, run
from drydock.sandbox.stop_messages import told, told_of_script
from drydock.sandbox.warm import client
from drydock.workbook.house import House
from drydock.workbook.notebook import cells, read_document
from drydock.workbook.workspace import Workspace

RIGHT = toy.RIGHT


def _told(house: House, *sources: str, limit: float = 30) -> str:
    """What a person is told of a notebook with these cells."""
    outcome = toy.run_cells(house, *sources, limit=limit)
    assert outcome.stop is not None
    document = read_document(house.exercise("toy") / "toy.ipynb", "toy.ipynb")
    return str(told(outcome.stop, cells(document, "code"), "toy.ipynb"))


def test_a_clean_run_gives_tables_and_facts(house: House) -> None:
    outcome = toy.run_cells(house, "%matplotlib inline", RIGHT, "!echo a > b; print(1)")
    assert outcome.stop is None
    assert outcome.tables == {"numbers": "key,value\n1,10\n2,20\n"}
    assert "rows" in outcome.facts["names"]


def test_what_nobody_sees_is_not_drawn(house: House) -> None:
    """Figures and tables take longer to draw than all else in a notebook."""
    shown = (
        "drawn = []\nclass Shown:\n    def _repr_html_(self): drawn.append('html')\n"
    )
    shown += "    def _repr_png_(self): drawn.append('png')\n"
    shown += "    def __repr__(self): drawn.append('text'); return ''"
    asked = "names = {f'{what}_drawn': 1 for what in drawn}; globals().update(names)"
    outcome = toy.run_cells(house, RIGHT, shown, "Shown()", "display(Shown())", asked)
    assert "text_drawn" in outcome.facts["names"]
    assert not {"html_drawn", "png_drawn"} & set(outcome.facts["names"])


def test_nothing_that_the_program_writes_reaches_the_original(house: House) -> None:
    toy.run_cells(house, RIGHT, "open('toy.ipynb', 'w').close(); open('new', 'w')")
    assert [path.name for path in house.exercise("toy").iterdir()] == ["toy.ipynb"]
    assert (house.exercise("toy") / "toy.ipynb").read_text("utf-8")


def test_a_name_used_before_its_cell_is_told_with_both_cells(house: House) -> None:
    text = _told(house, "a = 1", "print(late)", "b = 2", "late = 3")
    assert "'late' is not defined in code cell 2 of 4 (print(late))" in text
    assert "It is first defined below, in code cell 4 of 4 (late = 3)" in text


def test_a_name_that_no_cell_defines_is_told_as_such(house: House) -> None:
    assert "no cell defines it" in _told(house, "print(nowhere)")


def test_an_error_is_told_in_one_line_with_its_cell(house: House) -> None:
    text = _told(house, RIGHT, "value = {}['key']  # why\n")
    assert "KeyError: 'key', in code cell 2 of 2 (value = " in text
    assert "Traceback" not in text


def test_a_cell_that_is_no_python_is_told(house: House) -> None:
    assert "SyntaxError" in _told(house, "rows = [(1,")


@pytest.mark.parametrize(
    "cell", ["exit()", "quit", "import sys; sys.exit(0)", "raise SystemExit(3)"]
)
def test_a_cell_that_ends_the_process_is_told(house: House, cell: str) -> None:
    assert "the process was ended" in _told(house, RIGHT, cell)


@pytest.mark.parametrize("code", [0, 1, 9])
def test_a_process_that_dies_is_told_with_its_cell(house: House, code: int) -> None:
    text = _told(house, RIGHT, f"import os; os._exit({code})")
    assert "the process was ended" in text
    assert "code cell 2 of 2" in text


def test_a_cell_that_waits_for_input_is_told(house: House) -> None:
    assert "it waits for input, in code cell 1" in _told(house, "x = input('n?')")


@pytest.mark.parametrize(
    "cell",
    [
        "while True: pass",
        "while True: print('x' * 1000)",
        "import sys\nwhile True: sys.stderr.write('x' * 1000)",
        "while True:\n  try:\n    import time; time.sleep(9)\n  except BaseException:\n    0",
        "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(99)",
    ],
)
def test_a_cell_without_an_end_is_told_in_time(house: House, cell: str) -> None:
    began = time.monotonic()
    text = _told(house, RIGHT, cell, limit=1)
    assert "still running after 1 seconds, in code cell 2 of 2" in text
    assert time.monotonic() - began < 15


def test_no_process_is_left_behind(house: House) -> None:
    """Neither after a time-out nor after a clean end."""
    start = (
        "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time;"
    )
    start += " time.sleep(60)  # left-by-drydock-test'])"
    toy.run_cells(house, start, RIGHT)
    toy.run_cells(house, start, "while True: pass", limit=1)
    left = [p for p in psutil.process_iter(["cmdline"]) if _is_ours(p)]
    assert not left


def _is_ours(process: psutil.Process) -> bool:
    return "left-by-drydock-test" in " ".join(process.info["cmdline"] or [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b'{"cells": [', "not valid JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not a text file"),
        (b"[1, 2]", "not a notebook of format 4"),
        (b'{"nbformat": 3, "worksheets": []}', "not a notebook of format 4"),
        (b'{"nbformat": 4}', "cells without a type or a source"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code"}]}', "without a type"),
        (b"[" * 100_000, "nested too deeply"),
        (b"print('hello')", "not valid JSON"),
    ],
)
def test_a_broken_notebook_is_told_in_a_sentence(
    house: House, content: bytes, message: str
) -> None:
    path = house.exercise("toy") / "toy.ipynb"
    path.write_bytes(content)
    with pytest.raises(CheckFailed) as by_reading:
        read_document(path, "toy.ipynb")
    assert message in by_reading.value.found
    with pytest.raises(CheckFailed) as by_running:
        toy.run_toy(house)
    assert by_running.value.found == by_reading.value.found


def test_a_missing_notebook_is_told(tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match="there is no file toy.ipynb"):
        read_document(tmp_path / "toy.ipynb", "toy.ipynb")


def test_modules_of_the_work_do_not_shadow_the_engine(house: House) -> None:
    for name in ("json", "drydock", "IPython"):
        (house.exercise("toy") / f"{name}.py").write_text("raise SystemExit", "utf-8")
    assert toy.run_cells(house, RIGHT).stop is None


def test_a_script_in_a_folder_finds_the_modules_beside_it(house: House) -> None:
    folder = house.exercise("toy") / "inner"
    folder.mkdir()
    (folder / "beside.py").write_text(RIGHT, "utf-8")
    (folder / "script.py").write_text("from beside import rows", "utf-8")
    workspace = Workspace(house.stage("1"), house.exercise("toy"))
    program = Program("inner/script.py", "notebook", "script")
    [outcome] = run(workspace, program, limit=30)
    assert outcome.tables == {"numbers": "key,value\n1,10\n2,20\n"}


@pytest.mark.parametrize("can_fork", sorted({client.CAN_FORK, False}))
def test_the_code_finds_no_program_of_the_engine(
    house: House, can_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a class of a script that was pickled, and is looked for where there is none."""
    monkeypatch.setattr(client, "CAN_FORK", can_fork)
    text = "import pickle, sys\nassert sys.argv == ['']\npickle.loads(b'c__main__\\nOwn\\n.')\n"
    house.exercise("toy").joinpath("train.py").write_text(text, "utf-8")
    work = Workspace(house.stage("1"), house.exercise("toy"))
    [outcome] = run(work, Program("train.py", "notebook", "module"), limit=30)
    assert outcome.stop and outcome.stop.kind == "AttributeError"
    assert "'Own'" in outcome.stop.message and "drydock" not in outcome.stop.message


def test_what_cannot_be_saved_gets_a_name_of_its_own() -> None:
    stop = Stop(
        "PicklingError", message="Can't pickle <function build.<locals>.<lambda>>"
    )
    told_of = str(told_of_script(stop, "training.py", "python training.py"))
    assert "read the traceback: python training.py. What is saved" in told_of
    assert "in a module of its own" in told_of
