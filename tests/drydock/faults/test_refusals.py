"""A full disk and missing permissions, in earnest: told or without effect, never half."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import toy
from folders import state

from drydock.safekeeping import passed_work
from drydock.safekeeping.kept_copies import copies
from drydock.workbook.house import House

pytestmark = pytest.mark.skipif(os.name != "posix", reason="mounts, permissions: POSIX")


def _go(
    house: House, *words: str, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    done = toy.go(house, *words, before=before)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(name="small_disk")
def _small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes: the engine takes two."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can be mounted by root on Linux only")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def _fill(disk: Path) -> None:
    """Leaves not a byte of room."""
    with (disk / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def test_on_a_full_disk_nothing_is_changed_and_all_works_once_there_is_room(
    small_disk: Path,
) -> None:
    house = toy.with_engine(toy.build(small_disk / "house"))
    work = house.exercise("toy")
    (work / "mine.bin").write_bytes(os.urandom(100_000))
    mine = state(work)
    _fill(small_disk)
    done = _go(house, "goto", "1")
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "make room on the disk" in done.stderr
    assert state(work) == mine
    (small_disk / "filling").unlink()
    assert _go(house, "goto", "1").returncode == 0
    _fill(small_disk)
    done = _go(house, "undo")
    assert (done.returncode, state(work) == mine) in ((0, True), (3, False))
    (small_disk / "filling").unlink()
    if done.returncode:
        assert _go(house, "undo").returncode == 0
    assert state(work) == mine


@pytest.mark.parametrize("locked", [".drydock", "exercises/toy"])
def test_a_check_needs_no_permission_to_write(house: House, locked: str) -> None:
    house = toy.with_engine(house)
    shutil.copytree(
        house.stage("1").solution, house.exercise("toy"), dirs_exist_ok=True
    )
    (house.root / ".drydock").mkdir()
    (house.root / locked).chmod(0o555)
    done = _go(house, "check", "1", before=toy.refused_like_a_person())
    (house.root / locked).chmod(0o755)
    assert done.returncode == 0, done.stderr
    is_kept = passed_work.folder(house.stage("1")).exists()
    assert is_kept == (locked != ".drydock")
    assert ("this verdict could not be kept" in done.stderr) == (not is_kept)


def test_a_file_that_may_not_be_read_is_told(house: House) -> None:
    house = toy.with_engine(house)
    (house.exercise("toy") / "secret.py").touch(0o000)
    done = _go(house, "check", "1", before=toy.refused_like_a_person())
    assert done.returncode == 1
    assert "Permission denied: secret.py" in done.stdout


@toy.needs_git
def test_a_read_only_repository_is_told(house: House) -> None:
    house = toy.with_engine(house)
    toy.commit_all(house)
    (house.exercise("toy") / "mine.py").touch()
    places = [p for p in (house.root / ".git").rglob("*") if p.is_dir()]
    for place in (house.root / ".git", *places):
        place.chmod(0o555)
    done = _go(house, "tags", before=toy.refused_like_a_person())
    moved = _go(house, "goto", "1", before=toy.refused_like_a_person())
    for place in (house.root / ".git", *places):
        place.chmod(0o755)
    assert done.returncode == 3
    assert "Expected: git" in done.stderr
    assert moved.returncode == 0
    assert len(copies(house)) == 1
