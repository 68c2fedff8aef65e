"""A .venv that is whole, ours and in step with the lock; what is not is made anew or kept."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from door import DEAD_PROXY, SMALL, Project, lock_of, posix_only, torn_packages


@posix_only
def test_the_engine_is_found_by_a_relative_path_in_plain_ascii(ready: Project) -> None:
    (link,) = ready.venv.glob("lib/python*/site-packages/drydock.pth")
    text = link.read_text(encoding="ascii").strip()
    assert not Path(text).is_absolute()
    assert (link.parent / text).resolve() == ready.root / "src"


@posix_only
def test_a_changed_lock_is_installed_before_the_engine_runs(project: Project) -> None:
    project.told()
    project.write_lock(lock_of("iniconfig", "wcwidth", "uv"))
    done = project.go()
    assert done.returncode == 0, done.stderr
    assert "making .venv" not in done.stderr
    names = {path.name for path in project.venv.glob("lib/python*/site-packages/*")}
    assert {"iniconfig", "wcwidth"} <= names
    assert "pluggy" not in names
    assert (
        project.stamp.read_bytes() == (project.root / "requirements.lock").read_bytes()
    )


@posix_only
def test_an_installation_that_broke_off_is_not_taken_for_the_old_one(
    project: Project,
) -> None:
    project.told()
    (uv,) = (project.root / ".drydock").glob("uv-*/bin/uv")
    true_uv = uv.rename(uv.with_name("true-uv"))
    uv.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && exit\n'
        f'rm "{project.venv}"/lib/python*/site-packages/pluggy/*.py\nexit 1\n'
    )
    uv.chmod(0o755)
    project.write_lock(SMALL + "# changed\n")
    assert project.go().returncode == 3
    true_uv.replace(uv)
    project.write_lock(SMALL)
    project.told()
    assert torn_packages(project.venv) == []


def lose_the_stamp(project: Project) -> None:
    project.stamp.unlink()
    for file in project.venv.glob("lib/python*/site-packages/pluggy*/*"):
        if file.is_file():
            file.unlink()


def lose_python(project: Project) -> None:
    for link in project.venv.glob("bin/python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3")


def lose_the_packages(project: Project) -> None:
    shutil.rmtree(project.venv / "lib")


def only_an_empty_folder(project: Project) -> None:
    shutil.rmtree(project.venv)
    project.venv.mkdir()


def only_the_birth_file(project: Project) -> None:
    only_an_empty_folder(project)
    (project.venv / "drydock.txt").touch()


def torn_birth_file(project: Project) -> None:
    (project.venv / "drydock.txt").write_bytes(b"Python 3.")


def another_minor_version(project: Project) -> None:
    birth = project.venv / "drydock.txt"
    rest = birth.read_bytes().partition(b"\n")[2]
    birth.write_bytes(b"Python 3.10.1\n" + rest)


@posix_only
@pytest.mark.parametrize(
    "spoil",
    [
        lose_the_stamp,
        lose_python,
        lose_the_packages,
        only_an_empty_folder,
        only_the_birth_file,
        torn_birth_file,
        another_minor_version,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_a_venv_that_is_not_whole_is_made_anew_without_network(
    project: Project, spoil
) -> None:
    project.told()
    stray = project.venv / "stray"
    stray.mkdir()
    spoil(project)
    done = project.go(HTTPS_PROXY=DEAD_PROXY, ALL_PROXY=DEAD_PROXY)
    assert done.returncode == 0, done.stderr
    assert "making .venv" in done.stderr
    assert not stray.exists()
    assert torn_packages(project.venv) == []
    assert project.go().stderr == ""


@posix_only
def test_a_bug_fix_of_python_is_taken_note_of_and_no_more(project: Project) -> None:
    project.told()
    birth = project.venv / "drydock.txt"
    true = birth.read_bytes()
    minor = ".".join(map(str, sys.version_info[:2]))
    birth.write_bytes(true.replace(true.split()[1], f"{minor}.999".encode(), 1))
    assert project.go().stderr == ""
    assert birth.read_bytes() == true


@posix_only
def test_a_project_that_was_moved_gets_a_venv_that_knows_its_place(
    project: Project, tmp_path: Path
) -> None:
    project.told()
    moved = Project.__new__(Project)
    moved.root = project.root.rename(tmp_path / "elsewhere")
    moved.venv = moved.root / ".venv"
    assert moved.told()["prefix"] == str(moved.venv)
    assert str(project.root) not in (moved.venv / "bin" / "activate").read_text()
    assert moved.go().stderr == ""


@posix_only
def test_a_venv_of_someone_else_is_kept(project: Project) -> None:
    project.venv.mkdir()
    (project.venv / "mine.txt").write_text("precious")
    done = project.go()
    assert done.returncode == 0, done.stderr
    (kept,) = (project.root / ".drydock").glob("kept-venv-*")
    assert (kept / "mine.txt").read_text() == "precious"
    assert kept.name in done.stderr


@posix_only
@pytest.mark.parametrize("kind", ["file", "dangling link"])
def test_what_is_called_venv_and_is_no_folder_is_kept(
    project: Project, kind: str
) -> None:
    if kind == "file":
        project.venv.write_text("precious")
    else:
        project.venv.symlink_to("/nowhere")
    assert project.told()["prefix"] == str(project.venv)
    (kept,) = (project.root / ".drydock").glob("kept-venv-*")
    assert kept.is_symlink() if kind != "file" else kept.read_text() == "precious"


@posix_only
def test_an_activated_venv_can_make_itself_anew(project: Project) -> None:
    project.told()
    project.stamp.unlink()
    inside = str(project.venv / "bin" / "python")
    assert project.told(DRYDOCK_PYTHON=inside)["prefix"] == str(project.venv)
    home = (project.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    assert str(project.venv / "bin") not in home.split("command")[0]
