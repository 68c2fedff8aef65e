"""The survey as people and tools get it: on the terminal, as a page, as JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import adopted
import pytest
import toy

from drydock.adoption.running import copied_folder, interpreter, notebook_file
from drydock.errors import CalledWrongly, Told
from drydock.workbook.house import HERE

CELLS = (
    "import random\nname = '<b>'",
    "x = random.random()",
    "print(96.5)",
    "open('missing.csv')",
)


def _adopt(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drydock", "adopt", *arguments],
        cwd=HERE.root,
        env={**os.environ, "PYTHONPATH": str(HERE.root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return adopted.write(tmp_path / "mine" / "my notebook.ipynb", *CELLS)


def test_a_survey_is_told_and_written_beside_the_notebook(path: Path) -> None:
    before = path.read_bytes()
    done = _adopt(str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "It does not run: Cell 4, line 1 reads missing.csv" in done.stdout
    assert "x differs between two runs" in done.stdout
    folder = path.parent / "my notebook-drydock"
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "my notebook-drydock",
        "my notebook.ipynb",
    ]
    assert path.read_bytes() == before
    page = (folder / "survey.html").read_text("utf-8")
    told = json.loads((folder / "survey.json").read_text("utf-8"))
    assert told["runs"] is False and told["stops"][0]["cell"] == 4
    assert "<script" not in page and "http" not in page.replace("http://www.w3.org", "")
    assert not re.search(r"<b>'", page)
    again = _adopt(str(path), "--into", str(folder))
    assert "survey-2.html" in again.stdout
    assert (folder / "survey.html").read_text("utf-8") == page


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no such file"),
        ("", "is empty"),
        ("{}", "not a notebook"),
        (toy.notebook(), "no code cell"),
        (
            toy.notebook("x", metadata={"kernelspec": {"language": "R"}}),
            "language is R",
        ),
    ],
)
def test_what_is_no_notebook_is_told(
    tmp_path: Path, content: str | None, says: str
) -> None:
    path = tmp_path / "a.ipynb"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CalledWrongly) as told:
        notebook_file.read(path)
    assert says in str(told.value)


@pytest.mark.long
def test_a_notebook_of_an_old_format_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.ipynb"
    cell = {
        "cell_type": "code",
        "input": ["x = 1"],
        "outputs": [],
        "language": "python",
    }
    sheet = {"cells": [cell], "metadata": {}}
    path.write_text(
        json.dumps(
            {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [sheet]}
        )
    )
    assert [one.source for one in notebook_file.read(path).cells] == ["x = 1"]


def test_a_place_that_cannot_be_written_to_is_told_before_anything_runs(
    path: Path,
) -> None:
    done = _adopt(str(path), "--into", str(path))
    assert done.returncode == 2 and "--into DIR" in done.stderr
    assert "Surveying" not in done.stdout


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"python": "nowhere"}, "there is none at nowhere"),
        ({"kernel": "nowhere"}, "there is no kernel nowhere"),
    ],
)
def test_a_python_that_is_not_there_is_told(
    path: Path, given: dict[str, str], says: str
) -> None:
    with pytest.raises(Told) as told:
        interpreter.choose(notebook_file.read(path), **given)  # type: ignore[arg-type]
    assert says in str(told.value)


def test_an_environment_beside_the_notebook_is_taken(path: Path) -> None:
    read = notebook_file.read(path)
    assert interpreter.choose(read).is_ours
    python = path.parent / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    assert interpreter.choose(read).python == str(python)


def test_a_folder_that_is_large_is_not_copied_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copied_folder, "MOST_FILES", 1)
    for name in ("a", "b"):
        (path.parent / "deep").mkdir(exist_ok=True)
        (path.parent / "deep" / name).write_text(name)
        (path.parent / f"{name}.txt").write_text(name)
    into = path.parent.parent / "copy"
    into.mkdir()
    copied = copied_folder.copy(path, notebook_file.read(path).cells, into, [])
    assert (copied.home / "b.txt").read_text() == "b"
    assert (copied.home / "deep/b").read_text() == "b"
    assert copied.linked and all((copied.home / one).exists() for one in copied.linked)
