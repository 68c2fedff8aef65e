"""A bundle that is stopped amid its making: no half of it has its name, and no pip is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest
import toy

from drydock.teaching.bundle import archive
from drydock.teaching.bundle.targets import Target, targets
from drydock.workbook.house import House

PROJECT = '[project]\nname = "toy"\nversion = "1.2"\nrequires-python = ">=3.11,<3.15"\n'
LOCK = "one==1 \\\n    --hash=sha256:00\n"
# As a uv does it that runs a pip: another process does the work.
SLOW = """
import pathlib, subprocess, sys, time
if "--version" not in sys.argv:
    inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(100)"])
    pathlib.Path({pids!r}).write_text(f"{{__import__('os').getpid()}} {{inner.pid}}")
    print("Collecting one", flush=True)
    time.sleep(100)
"""
COMMAND = """
import sys
from drydock.interfaces.cli import app
from drydock.teaching.bundle import packages
packages.PIPS = ([sys.executable, {pip!r}],)
sys.argv = ["go", "bundle", "--for", "linux", "--into", {into!r}]
app.main()
"""
SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]


@pytest.fixture(name="house")
def _house(house: House) -> House:
    text = (house.root / "pyproject.toml").read_text("utf-8")
    files = {"pyproject.toml": PROJECT + text, "requirements.lock": LOCK}
    toy.write(house.root, files | {".gitignore": ".drydock\n"})
    toy.commit_all(house)
    return toy.with_engine(house)


def _pids(path: Path) -> list[int]:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if path.exists() and len(found := path.read_text("utf-8").split()) == 2:
            return [int(one) for one in found]
        time.sleep(0.05)
    raise TimeoutError("no pip has begun")


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@toy.needs_git
@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("name", SIGNALS)
def test_whatever_ends_it_ends_pip_and_all_that_it_has_started(
    house: House, tmp_path: Path, name: str
) -> None:
    into, pip, pids = tmp_path / "stick", tmp_path / "pip.py", tmp_path / "pids"
    pip.write_text(SLOW.format(pids=str(pids)), "utf-8")
    command = COMMAND.format(pip=str(pip), into=str(into))
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import signal; signal.signal(2, signal.default_int_handler){command}",
        ],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src")},
        stderr=subprocess.PIPE,
    ) as bundle:
        both = _pids(pids)
        assert all(map(_lives, both))
        bundle.send_signal(signal.Signals[name])
        bundle.communicate(timeout=30)
    assert bundle.returncode
    assert not any(map(_lives, both))
    assert not list(into.iterdir())


@toy.needs_git
@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_archive_that_is_stopped_has_no_name_and_the_next_is_whole(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    def fetched(_: str, __: Target, folder: Path, about: object) -> list[Path]:
        assert about
        folder.mkdir(parents=True, exist_ok=True)
        found = [folder / f"{name}-1-py3-none-any.whl" for name in ("one", "two")]
        for wheel in found:
            wheel.write_bytes(b"x" * 1000)
        return found

    monkeypatch.setattr(archive, "fetch", fetched)
    wanted = targets(house, ["linux"], ["3.12"])
    steps, write = [0], zipfile.ZipFile.write

    def stopped(self: zipfile.ZipFile, *words: object) -> None:
        steps[0] += 1
        if steps[0] == step:
            raise KeyboardInterrupt
        write(self, *words)  # type: ignore[arg-type]

    into = tmp_path / "stick"
    with monkeypatch.context() as patch:
        patch.setattr(zipfile.ZipFile, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            archive.write(house, into, wanted, lambda *_: None)
    assert not list(into.iterdir())
    whole = archive.write(house, into, wanted, lambda *_: None)
    assert [*into.iterdir()] == [whole]
    with zipfile.ZipFile(whole) as found:
        assert found.testzip() is None
