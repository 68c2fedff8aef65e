"""The door, `scripts/go`: what it hands over to the engine, and in which form."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from door import ROOT, Project, keep_uv, posix_only, torn_packages


@posix_only
def test_the_engine_gets_just_what_was_typed_where_it_was_typed(
    project: Project, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    told = project.told("check", "--workspace", "a  b/*", "", cwd=elsewhere)
    assert told["arguments"] == ["check", "--workspace", "a  b/*", ""]
    assert told["cwd"] == str(elsewhere)
    assert Path(told["engine"]).is_relative_to(project.root / "src")


@posix_only
def test_once_it_is_ready_the_door_says_nothing(project: Project) -> None:
    first, second = project.go(), project.go()
    assert "making .venv" in first.stderr
    assert first.stderr.isascii()
    assert (second.stderr, second.returncode) == ("", 0)
    assert json.loads(first.stdout) == json.loads(second.stdout)


@posix_only
@pytest.mark.parametrize("code", [0, 1, 2, 3, 77])
def test_exit_codes_pass_through(ready: Project, code: int) -> None:
    assert ready.go("exit", str(code)).returncode == code


@posix_only
def test_the_environment_of_the_user_does_not_reach_the_engine(
    ready: Project, tmp_path: Path
) -> None:
    (tmp_path / "drydock.py").write_text("raise SystemExit('not me')")
    (tmp_path / "random.py").write_text("raise SystemExit('not me')")
    told = ready.told(
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path),
        PYTHONHOME="/nowhere",
        PYTHONOPTIMIZE="2",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONINSPECT="1",
        PYTHONWARNINGS="error",
    )
    assert told["set"] == []
    assert str(tmp_path) not in told["path"]


@posix_only
@pytest.mark.parametrize(
    "settings",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C"}],
)
def test_an_accent_is_one_in_any_locale(
    ready: Project, settings: dict[str, str]
) -> None:
    told = ready.told("caf\u00e9", **settings)
    assert (told["utf8"], told["arguments"]) == (1, ["caf\u00e9"])


@posix_only
@pytest.mark.parametrize("shell", ["sh", "dash", "bash", "busybox sh", "zsh"])
@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-", ">&-", "<&- >&- 2>&-"])
def test_closed_descriptors_are_opened_on_nothing(
    ready: Project, tmp_path: Path, shell: str, closed: str
) -> None:
    if not shutil.which(shell.split()[0]):
        pytest.skip(f"{shell} is not on this machine")
    file = tmp_path / "told"
    done = subprocess.run(
        ["sh", "-c", f'exec {shell} "$0" "$@" {closed}', *ready.command("check")[1:]],
        env={**os.environ, "TOLD": str(file)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(file.read_text()) == ["check"]
    if ">&-" not in closed.replace("2>&-", ""):
        assert json.loads(done.stdout)["open"] == [True] * 3


@posix_only
@pytest.mark.parametrize("shell", ["sh", "dash", "bash", "busybox", "zsh"])
def test_the_door_is_plain_posix_shell(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine")
    words = ["busybox", "sh"] if shell == "busybox" else [shell]
    subprocess.run([*words, "-n", ROOT / "scripts" / "go"], check=True)


def test_the_windows_door_has_windows_line_endings_and_no_labels() -> None:
    lines = (ROOT / "scripts" / "go.cmd").read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert all(line.endswith(b"\r") for line in lines)
    assert not [line for line in lines if line.lstrip().startswith(b":")]
    assert not [line for line in lines if b"goto" in line.lower()]


def test_both_doors_put_the_same_settings_out_of_the_way() -> None:
    shell = (ROOT / "scripts" / "go").read_text(encoding="ascii")
    batch = (ROOT / "scripts" / "go.cmd").read_text(encoding="ascii")
    lines = shell.replace("\\\n", "").splitlines()
    unset = next(line for line in lines if line.startswith("unset "))
    cleared = [
        line.removeprefix('set "').removesuffix('="')
        for line in batch.splitlines()
        if line.startswith('set "PYTHON')
    ]
    assert sorted(unset.split()[1:]) == sorted(cleared)


@posix_only
def test_any_command_can_be_the_first_in_a_fresh_clone(tmp_path: Path) -> None:
    clone = tmp_path / "Élan vital"
    shutil.copytree(ROOT / "src", clone / "src")
    shutil.copytree(ROOT / "scripts", clone / "scripts")
    for name in ["requirements.lock", "pyproject.toml"]:
        shutil.copy2(ROOT / name, clone / name)
    keep_uv(clone / ".drydock")
    done = subprocess.run(
        ["../scripts/go", "--help"],
        cwd=clone / "src",
        env={**os.environ, "DRYDOCK_PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "setup" in done.stdout and "check" in done.stdout
    assert torn_packages(clone / ".venv") == []
