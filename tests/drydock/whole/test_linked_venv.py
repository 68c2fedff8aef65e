"""A .venv, or a part of it, that is a link or a mount: what is behind it stays as it is."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from door import ROOT, SMALL, Project, lock_of, posix_only
from set_up import removal, venv
from set_up.removal import mounts_in
from set_up.troubles import Trouble, ascii_only
from set_up.whole import prepare


def everything_in(folder: Path) -> dict[str, int]:
    """Each path below a folder, with the time of its last change."""
    return {
        str(path.relative_to(folder)): path.lstat().st_mtime_ns
        for path in folder.rglob("*")
        if "__pycache__" not in str(path)
    }


@pytest.fixture(name="linked")
def _linked(tmp_path: Path, ready: Project) -> Project:
    """A second clone, whose .venv is a link to that of one that is set up."""
    second = Project(tmp_path / "second", SMALL)
    second.venv.symlink_to(ready.venv)
    return second


@posix_only
def test_a_linked_venv_that_fits_is_used_as_it_is(
    linked: Project, ready: Project
) -> None:
    before = everything_in(ready.venv)
    told = linked.told()
    assert told["prefix"] == str(linked.venv)
    assert Path(told["engine"]).is_relative_to(linked.root / "src")
    assert linked.go().stderr == ""
    assert linked.venv.is_symlink()
    assert everything_in(ready.venv) == before
    assert Path(ready.told()["engine"]).is_relative_to(ready.root / "src")


def a_changed_lock(second: Project) -> None:
    second.write_lock(lock_of("iniconfig", "wcwidth", "uv"))


def a_relative_link(second: Project) -> None:
    where = os.path.relpath(os.readlink(second.venv), second.root)
    second.venv.unlink()
    second.venv.symlink_to(where)
    a_changed_lock(second)


def a_folder_of_someone_else(second: Project) -> None:
    second.venv.unlink()
    (second.root / "other").mkdir()
    (second.root / "other" / "mine.txt").touch()
    second.venv.symlink_to(second.root / "other")


def an_empty_folder(second: Project) -> None:
    a_folder_of_someone_else(second)
    (second.root / "other" / "mine.txt").unlink()


@posix_only
@pytest.mark.parametrize(
    "change",
    [a_changed_lock, a_relative_link, a_folder_of_someone_else, an_empty_folder],
    ids=lambda change: change.__name__,
)
def test_a_linked_venv_that_does_not_fit_is_put_aside_as_a_link(
    linked: Project, ready: Project, change
) -> None:
    change(linked)
    led, behind = os.readlink(linked.venv), linked.venv.resolve()
    before = everything_in(behind), everything_in(ready.venv)
    done = linked.go()
    assert done.returncode == 0, done.stderr
    assert f"it was a link to {ascii_only(led)}" in done.stderr
    (kept,) = (linked.root / ".drydock").glob("kept-venv-*")
    assert os.readlink(kept) == led
    assert not linked.venv.is_symlink()
    assert (everything_in(behind), everything_in(ready.venv)) == before
    assert linked.go().stderr == ""


@posix_only
@pytest.mark.parametrize("name", ["bin", "lib", "lib/python*/site-packages"])
def test_a_link_within_a_venv_is_not_entered_either(
    project: Project, tmp_path: Path, name: str
) -> None:
    project.told()
    (inner,) = project.venv.glob(name)
    elsewhere = tmp_path / "elsewhere"
    inner.rename(elsewhere)
    inner.symlink_to(elsewhere)
    before = everything_in(elsewhere)
    project.write_lock(lock_of("iniconfig", "wcwidth", "uv"))
    done = project.go()
    assert done.returncode == 0, done.stderr
    assert everything_in(elsewhere) == before
    assert not inner.is_symlink()


@posix_only
@pytest.mark.parametrize("inner", [".venv", ".venv/lib"])
def test_what_is_mounted_is_never_emptied(
    project: Project, monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    project.told()
    place = project.root / inner

    def mounted(folder: Path) -> list[Path]:
        return [place] if place.is_relative_to(folder) else []

    monkeypatch.setattr(removal, "mounts_in", mounted)
    monkeypatch.setattr(venv, "mounts_in", mounted)

    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", refuse)
    before = everything_in(project.venv)
    prepare(project.root, None)
    project.write_lock(SMALL + "# changed\n")
    with pytest.raises(Trouble) as trouble:
        prepare(project.root, None)
    assert "unmount it" in trouble.value.lines[2]
    assert everything_in(project.venv) == before


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="only on Linux")
def test_mounts_are_found_where_they_are() -> None:
    assert mounts_in(Path("/proc"))[0] == Path("/proc")
    assert mounts_in(Path("/"))
    assert not mounts_in(ROOT / "src")


@posix_only
def test_the_uv_behind_a_link_stays(project: Project, tmp_path: Path) -> None:
    elsewhere = (project.root / ".drydock").rename(tmp_path / "elsewhere")
    (project.root / ".drydock").symlink_to(elsewhere)
    (elsewhere / "uv-0.1").mkdir()
    shutil.rmtree(next(elsewhere.glob("uv-0.1?*")))
    shims = {"UV_OFFLINE": "1", "PIP_NO_INDEX": "1"}
    project.go(**shims)
    assert (elsewhere / "uv-0.1").is_dir()
