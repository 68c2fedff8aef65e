"""Which Python the door takes, and what it says where there is none."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest
from door import ROOT, Project, posix_only

BOOTSTRAP = ROOT / "scripts" / "bootstrap.py"


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 9, 2), (3, 10, 9), (3, 15, 0)])
def test_an_unfit_python_is_refused_with_remedies(
    version: tuple[int, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        bootstrap.check_version(version)
    assert stop.value.code == 3
    said = capsys.readouterr().err
    assert ".".join(map(str, version)) in said
    for word in ["macOS", "Windows", "Debian", "Fedora", "conda", "DRYDOCK_PYTHON"]:
        assert word in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 9)])
def test_a_fit_python_is_not_refused(version: tuple[int, ...]) -> None:
    assert bootstrap.check_version(version) is None


def test_any_python_can_read_the_file_that_refuses_it() -> None:
    """Python 2.7 and what came after it know no annotations, no f-strings."""
    nodes = list(ast.walk(ast.parse(BOOTSTRAP.read_text(encoding="ascii"))))
    later = (ast.AnnAssign, ast.JoinedStr, ast.NamedExpr, ast.Match, ast.Starred)
    assert not [node for node in nodes if isinstance(node, later)]
    assert not [node for node in nodes if getattr(node, "annotation", None)]
    assert not [node for node in nodes if getattr(node, "returns", None)]
    assert not [node for node in nodes if getattr(node, "module", "") == "__future__"]


@pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.9", "python3.10"])
def test_an_old_python_ends_with_a_sentence(name: str, tmp_path: Path) -> None:
    """A copy alone: it gets no further than this file."""
    old = shutil.which(name)
    if not old or subprocess.run([old, "-V"], check=False).returncode:
        pytest.skip(f"{name} is not on this machine")
    for file in (BOOTSTRAP, BOOTSTRAP.with_name("python-needed.txt")):
        shutil.copy2(file, tmp_path)
    done = subprocess.run(
        [old, tmp_path / "bootstrap.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith(f"Drydock: this is Python {name[6:]}.")
    assert "Traceback" not in done.stderr


def test_all_places_that_name_the_versions_agree() -> None:
    scripts = [ROOT / "scripts" / name for name in ("go", "go.cmd")]
    for text in (script.read_text(encoding="ascii") for script in scripts):
        assert "(3, 11) <= sys.version_info[:2] < (3, 15)" in text
    assert (bootstrap.OLDEST, bootstrap.NEWEST) == ((3, 11), (3, 14))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.15"' in project


class Shims:
    """A PATH with nothing on it but what a shell script needs, and shims."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for tool in ["sh", "dirname", "cmp", "head", "cat"]:
            found = shutil.which(tool)
            assert found, tool
            (folder / tool).symlink_to(found)

    def add(self, name: str, script: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    @property
    def settings(self) -> dict[str, str]:
        return {"PATH": str(self.folder), "DRYDOCK_PYTHON": ""}


OLD = '[ "$1" = -V ] && echo "Python 3.9.2" && exit 0\nexit 1'
PYENV_SHIM = 'echo "pyenv: python3: command not found" >&2\nexit 127'
STORE_ALIAS = 'echo "Python was not found; run without arguments" >&2\nexit 9009'
GOOD = f'exec "{sys.executable}" "$@"'


@pytest.fixture(name="shims")
def _shims(tmp_path: Path) -> Shims:
    return Shims(tmp_path / "shims")


@posix_only
@pytest.mark.parametrize("unfit", [OLD, PYENV_SHIM, STORE_ALIAS])
def test_an_unfit_python_on_the_path_is_passed_over(
    project: Project, shims: Shims, unfit: str
) -> None:
    shims.add("python3", unfit)
    shims.add("python", unfit)
    shims.add("python3.12", GOOD)
    assert project.told(**shims.settings)["prefix"] == str(project.venv)


@posix_only
def test_a_python_that_only_the_windows_launcher_knows_is_found(
    project: Project, shims: Shims
) -> None:
    shims.add("py", f'[ "$1" = -3.13 ] || exit 1\nshift\n{GOOD}')
    assert project.told(**shims.settings)["prefix"] == str(project.venv)


@posix_only
def test_a_python_that_only_uv_knows_is_found(project: Project, shims: Shims) -> None:
    shims.add(
        "uv",
        'while [ "$1" != python ]; do [ "$1" = run ] && run=1; shift || exit 1; done\n'
        f'[ "$run" ] || exit 1\nshift\n{GOOD}',
    )
    assert project.told(**shims.settings)["prefix"] == str(project.venv)


@posix_only
@pytest.mark.parametrize(
    ("script", "found"),
    [
        (OLD, "python3: Python 3.9.2"),
        (PYENV_SHIM, "python3: pyenv: python3: command not found"),
        (STORE_ALIAS, "python3: Python was not found"),
    ],
)
def test_without_a_fit_python_the_refusal_says_what_was_found(
    project: Project, shims: Shims, script: str, found: str
) -> None:
    shims.add("python3", script)
    done = project.go(**shims.settings)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"found: {found}" in done.stderr
    assert "expected: Python 3.11, 3.12, 3.13 or 3.14" in done.stderr
    assert "conda create" in done.stderr
    assert not project.venv.exists()


@posix_only
def test_the_python_that_was_asked_for_is_never_replaced_by_another(
    project: Project, shims: Shims
) -> None:
    shims.add("python3", GOOD)
    shims.add("mine", OLD)
    done = project.go(**shims.settings | {"DRYDOCK_PYTHON": "mine"})
    assert done.returncode == 3
    assert "found: mine: Python 3.9.2" in done.stderr


@posix_only
def test_the_python_that_was_asked_for_may_lie_in_a_folder_with_a_space(
    project: Project, shims: Shims, tmp_path: Path
) -> None:
    folder = tmp_path / "my python"
    folder.mkdir()
    shims.add("wanted", GOOD)
    wanted = (shims.folder / "wanted").rename(folder / "python")
    told = project.told(**shims.settings | {"DRYDOCK_PYTHON": str(wanted)})
    assert told["prefix"] == str(project.venv)


@posix_only
def test_the_ready_door_needs_no_other_python(ready: Project, shims: Shims) -> None:
    assert ready.told(**shims.settings)["prefix"] == str(ready.venv)
