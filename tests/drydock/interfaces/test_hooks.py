"""What is looked at before a commit, what never is, and that nothing is changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import toy

from drydock.errors import ExitCode, WorkbookBroken
from drydock.interfaces import hooks
from drydock.workbook.house import House

pytestmark = toy.needs_git
posix_only = pytest.mark.skipif(os.name == "nt", reason="links .venv")
UNFORMATTED = "x = { 'a':1 }\n"


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.commit_all(house)
    return house


def stage(house: House, name: str, text: str) -> Path:
    path = house.root / name
    path.write_text(text, "utf-8")
    toy.git(house, "add", name)
    return path


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (UNFORMATTED, "Next: .venv/bin/python -m black src.py"),
        ("def f(:\n", "syntax-error"),
        ("print(nowhere)\n", "src.py:1:6: E0602"),
    ],
)
def test_a_fault_in_an_authors_module_stops_the_commit(
    house: House, fault: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    module = stage(house, "src.py", fault)
    assert hooks.precommit(house) == ExitCode.FAILED
    said = "".join(capfd.readouterr()).replace(r".venv\Scripts", ".venv/bin")
    assert told in said and "--no-verify" in said
    assert module.read_text("utf-8") == fault


def test_what_is_staged_counts_not_what_is_on_disk(house: House) -> None:
    module = stage(house, "src.py", "x = 1\n")
    module.write_text("def f(:\n", "utf-8")
    (house.root / "new.py").write_text("def f(:\n", "utf-8")
    assert hooks.precommit(house) == ExitCode.PASSED


@pytest.mark.parametrize("fault", ["def f(:", "x=1", "print(nowhere)\n"])
def test_work_in_exercises_is_never_looked_at(house: House, fault: str) -> None:
    stage(house, "exercises/toy/half_done.py", fault)
    assert hooks.precommit(house) == ExitCode.PASSED


def test_what_a_kata_gives_to_be_mended_is_not_looked_at(house: House) -> None:
    for one in house.stages("toy"):
        stage(house, f"solutions/toy/{one.name}/given.py", "x=1")
    assert hooks.precommit(house) == ExitCode.PASSED


def test_what_a_solution_has_changed_is_looked_at(
    house: House, capfd: pytest.CaptureFixture[str]
) -> None:
    first, second = (f"solutions/toy/{one.name}" for one in house.stages("toy"))
    stage(house, f"{first}/given.py", "x=1")
    for name in ("given.py", "new.py"):
        stage(house, f"{second}/{name}", "x=2")
    assert hooks.precommit(house) == ExitCode.FAILED
    assert f"black formats it: {second}/given.py {second}/new.py" in (
        capfd.readouterr().err
    )


# The hook as git calls it


@pytest.fixture(name="hooked")
def _hooked(house: House) -> House:
    """A house with the true hook, whose environment is that in which the tests run."""
    toy.with_engine(house)
    shutil.copytree(toy.REPOSITORY / "scripts", house.root / "scripts")
    for name in ("lefthook.yml", "requirements.lock", ".gitignore"):
        shutil.copy(toy.REPOSITORY / name, house.root)
    (house.root / ".venv").symlink_to(sys.prefix)
    toy.git(house, "add", "-A")
    toy.git(house, "commit", "-q", "-m", "The engine")
    hooks.install(house)
    return house


def commit(house: House, *arguments: str) -> subprocess.CompletedProcess[str]:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.invalid"]
    return subprocess.run(
        ["git", "-C", str(house.root), *name, "commit", "-m", "Mine", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@posix_only
def test_a_commit_of_some_paths_leaves_an_index_for_the_next(hooked: House) -> None:
    stage(hooked, "other.py", "def f(:\n")
    module = stage(hooked, "src.py", UNFORMATTED)
    refused = commit(hooked, "--", "src.py")
    assert refused.returncode and "other.py" not in refused.stderr
    assert "src.py" in refused.stderr
    module.write_text("x = 2\n", "utf-8")
    assert commit(hooked, "--", "src.py").returncode == 0
    assert toy.git(hooked, "status", "--porcelain") == "A  other.py"
    assert toy.git(hooked, "show", "HEAD:src.py") == "x = 2"


@posix_only
def test_a_killed_hook_has_put_nothing_away(hooked: House) -> None:
    """Half of a module is staged; the window is closed while the hook is at work."""
    module = stage(hooked, "src.py", "x = 1\n")
    module.write_text("x = 1\ny = 2\n", "utf-8")
    with subprocess.Popen(
        ["git", "-C", str(hooked.root), "commit", "-q", "-m", "Mine"],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(0.6)
        assert module.read_text("utf-8") == "x = 1\ny = 2\n"
        os.killpg(process.pid, 9)
    assert toy.git(hooked, "stash", "list") == ""
    (hooked.root / ".git/index.lock").unlink(missing_ok=True)
    assert commit(hooked).returncode == 0
    assert module.read_text("utf-8") == "x = 1\ny = 2\n"
    assert toy.git(hooked, "status", "--porcelain") == "M src.py"


@posix_only
@pytest.mark.parametrize("without", [".venv", "exercises only"])
def test_a_hook_with_nothing_to_do_is_not_in_the_way(
    hooked: House, without: str
) -> None:
    if without == ".venv":
        (hooked.root / ".venv").unlink()
        stage(hooked, "src.py", UNFORMATTED)
    else:
        (hooked.root / "src/drydock/interfaces/hooks.py").write_text(
            "raise SystemExit(1)"
        )
        stage(hooked, "exercises/toy/half_done.py", "def f(:\n")
    assert commit(hooked).returncode == 0


def test_the_hooks_are_installed_once(house: House) -> None:
    shutil.copy(toy.REPOSITORY / "lefthook.yml", house.root)
    assert not hooks.are_installed(house)
    hooks.install(house)
    assert hooks.are_installed(house)
    hook = house.root / ".git/hooks/pre-commit"
    before = hook.stat().st_mtime_ns
    hooks.install(house)
    assert hook.stat().st_mtime_ns == before


@pytest.mark.parametrize("way", ["setting", "link"])
def test_hooks_kept_for_other_repositories_are_not_changed(
    house: House, tmp_path: Path, way: str
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "pre-commit").write_text("#!/bin/sh\n")
    if way == "setting":
        toy.git(house, "config", "core.hooksPath", str(shared))
    else:
        shutil.rmtree(house.root / ".git/hooks")
        (house.root / ".git/hooks").symlink_to(shared)
    shutil.copy(toy.REPOSITORY / "lefthook.yml", house.root)
    with pytest.raises(WorkbookBroken, match="takes its hooks from"):
        hooks.install(house)
    assert [path.name for path in shared.iterdir()] == ["pre-commit"]
