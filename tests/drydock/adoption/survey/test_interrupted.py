"""Ctrl+C gives the survey of what ran; a kill leaves nothing running and nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import adopted
import psutil
import pytest

from drydock.workbook.house import HERE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@contextmanager
def _surveying(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A survey whose second cell runs, and its folder for scratch."""
    scratch, begun = tmp_path / "scratch", tmp_path / "scratch/begun"
    scratch.mkdir()
    wait = "import os, time\nopen(os.environ['TMPDIR'] + '/begun', 'w')\ntime.sleep(99)"
    path = adopted.write(tmp_path / "mine/a.ipynb", "x = 1", wait, "y = 1")
    with subprocess.Popen(
        [sys.executable, "-m", "drydock", "adopt", str(path)],
        cwd=HERE.root,
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.root / "src"),
            "TMPDIR": str(scratch),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        until = time.monotonic() + 60
        while len(list(scratch.glob("*/*/run/tmp/begun"))) < 2:
            assert time.monotonic() < until and process.poll() is None, begun
            time.sleep(0.1)
        yield process, scratch
        process.kill()


def _runs(scratch: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if str(scratch) in " ".join(process.cmdline()):
                found.append(process)
    return found


def test_ctrl_c_gives_the_survey_of_what_ran(tmp_path: Path) -> None:
    with _surveying(tmp_path) as (process, scratch):
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[0]
        assert process.returncode == 0, said
    assert "Cell 2, line 3 was running when the survey was interrupted" in said
    assert (tmp_path / "mine/a-drydock/survey.html").exists()
    assert not _runs(scratch)
    assert not list(scratch.glob("drydock-*"))


@pytest.mark.long
def test_after_a_kill_nothing_runs_on_and_the_next_command_tidies_up(
    tmp_path: Path,
) -> None:
    with _surveying(tmp_path) as (process, scratch):
        process.kill()
        process.communicate(timeout=60)
        assert not psutil.wait_procs(_runs(scratch), timeout=10)[1]
        assert sorted(one.name for one in (tmp_path / "mine").iterdir()) == ["a.ipynb"]
        subprocess.run(
            [sys.executable, "-m", "drydock", "status"],
            cwd=HERE.root,
            env={
                **os.environ,
                "PYTHONPATH": str(HERE.root / "src"),
                "TMPDIR": str(scratch),
            },
            capture_output=True,
            check=False,
        )
    assert not list(scratch.glob("drydock-*"))
