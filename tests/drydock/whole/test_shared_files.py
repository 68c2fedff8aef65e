"""What git shares and ignores, and how lines end where it is checked out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from configuration import ROOT

# What PyCharm writes by itself when it opens a project, and when an interpreter is chosen.
WRITTEN_BY_PYCHARM = (
    "workspace.xml",
    "misc.xml",
    "jupyter-settings.xml",
    "pyProjectModel.xml",
    "encodings.xml",
    "copilot.data.migration.agent.xml",
    "dataSources/x.xml",
    "shelf/x.patch",
)
PICTURES = {".png", ".jpg", ".gif", ".ico", ".pdf"}


def binary_files(listing: str) -> list[str]:
    """The paths in `git ls-files --eol` that are neither text nor a picture."""
    lines = (line.split("\t") for line in listing.splitlines())
    binary = [path for kind, path in lines if kind.startswith("i/-text")]
    return [path for path in binary if Path(path).suffix not in PICTURES]


def _git(folder: Path, *arguments: str) -> str:
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_no_personal_file_is_shared() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the workbook is not a git repository")
    ignored = ["ls-files", "--cached", "--ignored", "--exclude-standard", ".idea"]
    assert not _git(ROOT, *ignored)


def test_what_is_shared_is_text_or_a_picture() -> None:
    """A package or an archive that was fetched by the way is not committed with it."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the workbook is not a git repository")
    assert not binary_files(_git(ROOT, "ls-files", "--eol"))


def test_a_fetched_package_is_found(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    for name in ("fetched.whl", "picture.png"):
        (tmp_path / name).write_bytes(b"\0\1\2")
    for name in ("empty", "text.py"):
        (tmp_path / name).write_text(name[5:], "utf-8")
    _git(tmp_path, "add", ".")
    assert binary_files(_git(tmp_path, "ls-files", "--eol")) == ["fetched.whl"]


def test_personal_files_and_caches_are_ignored(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    (tmp_path / ".idea").mkdir()
    for name in (".gitignore", ".idea/.gitignore"):
        shutil.copy(ROOT / name, tmp_path / name)
    ignored = [
        *(f".idea/{name}" for name in WRITTEN_BY_PYCHARM),
        ".venv/bin/python",
        ".drydock/saved/x",
        "notebooks/titanic/.ipynb_checkpoints/x.ipynb",
        "src/drydock/__pycache__/cli.pyc",
    ]
    kept = [
        ".idea/drydock.iml",
        ".idea/runConfigurations/go_check.xml",
        "requirements.lock",
        "exercises/titanic/train.py",
        "solutions/ide/01-hello-ide/hello.py",
    ]
    found = subprocess.run(
        ["git", "check-ignore", *ignored, *kept],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.stdout.splitlines() == ignored


def test_line_endings_survive_a_checkout_on_windows(tmp_path: Path) -> None:
    """With the settings of Git for Windows, each kind of file comes out as promised."""
    unix, windows, mixed = b"a\nb\n", b"a\r\nb\r\n", b"a\r\nb\nc"
    comes_out = {
        "scripts/go": (unix, unix),
        "scripts/go.cmd": (unix, windows),
        ".ci/run": (unix, unix),
        "lesson.ipynb": (windows, unix),
        "module.py": (windows, unix),
        "lefthook.yml": (unix, unix),
        "requirements.lock": (unix, unix),
        "data/unix.csv": (unix, unix),
        "data/windows.csv": (windows, windows),
        "data/mixed.csv": (mixed, mixed),
        "picture.png": (windows, windows),
    }
    _git(tmp_path, "init", "--quiet")
    for name, value in (("core.autocrlf", "true"), ("core.safecrlf", "false")):
        _git(tmp_path, "config", name, value)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    for name, (goes_in, _) in comes_out.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(goes_in)
    _git(tmp_path, "add", "--all")
    for name in comes_out:
        (tmp_path / name).unlink()
    _git(tmp_path, "checkout-index", "--all")
    found = {name: (tmp_path / name).read_bytes() for name in comes_out}
    assert found == {name: out for name, (_, out) in comes_out.items()}
