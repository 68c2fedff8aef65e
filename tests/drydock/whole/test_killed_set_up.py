"""Two set-ups at once, and killed ones: the next one makes all whole."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from door import LOCK, ROOT, Project, posix_only, torn_packages
from set_up.one_at_a_time import try_lock


@posix_only
def test_two_at_once_in_a_fresh_clone_both_end_well(project: Project) -> None:
    settings = {**os.environ, "DRYDOCK_PYTHON": sys.executable}
    both = [
        subprocess.Popen(
            project.command(),
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("making .venv" in said for _, said in ends) == 1
    assert torn_packages(project.venv) == []


@posix_only
def test_a_set_up_waits_for_what_a_killed_one_left_running(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from set_up.one_at_a_time import one_at_a_time\n"
        "from set_up.running import run\n"
        "with one_at_a_time(Path(sys.argv[2])):\n"
        "    print('locked', flush=True)\n"
        "    run([sys.executable, '-c', 'import time; time.sleep(1)'])\n"
    )
    lock = tmp_path / "house" / "setup.lock"
    words = [sys.executable, "-B", "-c", code, str(ROOT / "scripts"), str(lock)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"locked\n"
        (orphan,) = wait_for_children(process.pid)
        process.kill()
    with open(lock, "a+b") as handle:
        assert not try_lock(handle.fileno())
        orphan.wait(10)
        assert try_lock(handle.fileno())


def wait_for_children(pid: int) -> list[psutil.Process]:
    for _ in range(100):
        children = psutil.Process(pid).children()
        if children:
            return children
        time.sleep(0.02)
    return []


def kill_and_go_on(project: Project, delay: float, everything: bool) -> None:
    """Kill a set-up after a while; the next one must make all whole."""
    with subprocess.Popen(
        project.command(),
        env={**os.environ, "DRYDOCK_PYTHON": sys.executable},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(delay)
        if everything:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            # The shell and what it runs, but not what that runs in turn.
            children = psutil.Process(process.pid).children()
            process.kill()
            for child in children:
                with contextlib.suppress(psutil.NoSuchProcess):
                    child.kill()
    done = project.go()
    assert done.returncode == 0, f"killed after {delay:.3f} s: {done.stderr}"
    assert torn_packages(project.venv) == [], f"killed after {delay:.3f} s"


def time_of_set_up(project: Project) -> float:
    begun = time.monotonic()
    project.told()
    return time.monotonic() - begun


@posix_only
@pytest.mark.parametrize("everything", [True, False])
def test_a_killed_set_up_is_finished_by_the_next(
    project: Project, everything: bool
) -> None:
    whole = time_of_set_up(project)
    for third in range(3):
        shutil.rmtree(project.venv)
        delay = whole * (third + random.random()) / 3
        kill_and_go_on(project, delay, everything)


@posix_only
@pytest.mark.long
@pytest.mark.parametrize("step", range(20))
def test_a_true_set_up_killed_at_twenty_moments_is_finished_by_the_next(
    tmp_path: Path, step: int
) -> None:
    project = Project(tmp_path / "Élan vital", LOCK)
    shutil.rmtree(project.root / ".drydock")
    kill_and_go_on(project, 0.05 + 0.3 * step, everything=step % 2 == 0)
