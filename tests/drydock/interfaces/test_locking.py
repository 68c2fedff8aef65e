"""`go adopt NOTEBOOK --lock` as somebody types it: what is said, and Ctrl+C."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import voyages

CELLS = [
    "import time\nx = [3, 1, 2]",
    "y = sorted(x)\nlimit = 2",
    "z = [a for a in y if a < limit]",
]


ENVIRONMENT: dict[str, str] = {}


@pytest.fixture(scope="module", autouse=True)
def _a_workbook_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    ENVIRONMENT.update(voyages.engine(tmp_path_factory.mktemp("workbook") / "its own"))


def notebook(folder: Path, *cells: str) -> Path:
    path = folder / "my notebook.ipynb"
    inside = [
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": one,
        }
        for one in cells
    ]
    document = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": inside}
    path.write_text(json.dumps(document), "utf-8")
    return path


def started(path: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", "-m", "drydock", "adopt", str(path), "--lock"]
    return subprocess.Popen(
        [*command, "--python", sys.executable, *more],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def runs_the_notebook(process: subprocess.Popen[str]) -> bool:
    """Whether the notebook has been started in a process of its own."""
    children = psutil.Process(process.pid).children(recursive=True)
    return any("child.main" in " ".join(one.cmdline()) for one in children)


def test_a_lock_is_put_on_proven_and_never_put_on_twice(tmp_path: Path) -> None:
    path = notebook(tmp_path, *CELLS)
    said, _ = started(path).communicate()
    assert "Locked: 4 things that my_notebook.py makes." in said
    assert "the lock noticed" in said
    folder = tmp_path / "my notebook-drydock"
    assert "a kata of its own now, my-notebook: you work in" in said
    assert said.splitlines()[-1].endswith("./scripts/go check my-notebook/1")
    if os.name == "posix":
        [line] = [one for one in said.splitlines() if " -m pytest " in one]
        command = shlex.split(line)
        assert command == [sys.executable, "-m", "pytest", str(folder)]
    assert "the lock noticed" in (folder / "proof.txt").read_text("utf-8")
    approved = folder / "tests" / "approved" / "short-values.txt"
    before = approved.read_bytes()
    (folder / "proof.txt").unlink()  # as if it had been killed before that was written
    again = started(path)
    said, _ = again.communicate()
    assert again.returncode == 0 and "the lock noticed" in said
    assert (folder / "proof.txt").is_file() and approved.read_bytes() == before
    notebook(tmp_path, *CELLS[:2], "z = [a for a in y if a <= limit]")
    again = started(path)
    said, _ = again.communicate()
    said = " ".join(said.split())
    assert again.returncode == 1 and approved.read_bytes() == before
    assert "has a lock already" in said and "z: 2 lines, approved are 1" in said


def test_what_does_not_run_is_told_in_three_lines(tmp_path: Path) -> None:
    process = started(notebook(tmp_path, "a = b"))
    said, told = process.communicate()
    text = said + told
    assert process.returncode == 1 and "Traceback" not in text
    assert "cell 1: NameError" in text and "Next:" in text
    assert [one.name for one in tmp_path.iterdir()] == ["my notebook.ipynb"]


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl+C for another process there")
def test_stopped_while_it_runs_it_leaves_nothing(tmp_path: Path) -> None:
    process = started(
        notebook(tmp_path, "import time\nopen('at', 'w')\ntime.sleep(600)")
    )
    _wait_for(lambda: runs_the_notebook(process))
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert "Stopped before the lock was whole" in told
    assert [one.name for one in tmp_path.iterdir()] == ["my notebook.ipynb"]


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl+C for another process there")
def test_killed_it_leaves_nothing_running(tmp_path: Path) -> None:
    process = started(notebook(tmp_path, "import time\ntime.sleep(600)"))
    _wait_for(lambda: runs_the_notebook(process))
    time.sleep(0.5)
    left = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    _, alive = psutil.wait_procs(left, timeout=10)
    assert left and not alive


@pytest.mark.skipif(os.name == "nt", reason="no Ctrl+C for another process there")
def test_stopped_while_it_proves_it_tells_what_was_tried(tmp_path: Path) -> None:
    slow = (
        "import time\nx = [3, 1, 2]\ntime.sleep(0.3)\ny = [a + 1 for a in x if a < 3]"
    )
    process = started(notebook(tmp_path, slow))
    _wait_for((tmp_path / "my notebook-drydock" / "tests").exists)
    time.sleep(0.7)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert "you have stopped it" in said and process.returncode == 0


def _wait_for(there: object) -> None:
    until = time.monotonic() + 60
    while not there():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.05)
