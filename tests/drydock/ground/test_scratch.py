"""A killed command leaves nothing for good; what a living one needs stays."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import toy

from drydock import scratch
from drydock.workbook.house import House


@pytest.fixture(name="temporary", autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "temporary"
    found.mkdir()
    monkeypatch.setenv("TMPDIR", str(found))
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    return found


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL: POSIX")
def test_the_next_command_removes_what_a_killed_check_has_left(
    house: House, temporary: Path
) -> None:
    toy.with_engine(house)
    begun = house.root / "begun"
    text = f"open({str(begun)!r}, 'w').close()\nimport time\ntime.sleep(60)"
    (house.exercise("toy") / "toy.ipynb").write_text(toy.notebook(text), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "drydock", "check", "1"],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as check:
        while not begun.exists():
            assert check.poll() is None
            time.sleep(0.01)
        check.kill()
    assert list(temporary.iterdir())
    assert toy.go(house, "status").returncode == 0
    assert not list(temporary.iterdir())


def _of(pid: int) -> str:
    with scratch.folder() as folder:
        return Path(folder).name.replace(f"-{os.getpid()}-", f"-{pid}-")


def test_only_what_nobody_needs_is_removed(temporary: Path, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").touch()
    left = temporary / _of(ended.pid)
    (left / "inner").mkdir(parents=True)
    (temporary / "drydock-by-hand").mkdir()
    (temporary / f"drydock-1-{ended.pid}-of_another_container").mkdir()
    if os.name == "posix":
        (left / "link").symlink_to(outside, target_is_directory=True)
        (temporary / _of(ended.pid)).symlink_to(outside, target_is_directory=True)
    stay = {path.name for path in temporary.iterdir()} - {left.name}
    with scratch.folder() as folder:
        scratch.sweep()
        assert {path.name for path in temporary.iterdir()} - {Path(folder).name} == stay
    assert [path.name for path in outside.iterdir()] == ["mine.txt"]
