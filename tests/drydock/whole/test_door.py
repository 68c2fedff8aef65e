"""The door: `scripts/go`, and `scripts/bootstrap.py` behind it.

Most tests open the door of a small project: the true scripts, a lock of a few
packages and an engine that only tells what it was given.
"""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[3]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DEAD_PROXY = "http://127.0.0.1:9"
WINDOWS = os.name == "nt"
posix_only = pytest.mark.skipif(WINDOWS, reason="scripts/go is for POSIX shells")

# Tells what it was given, as JSON; `exit N` ends with that code.
ENGINE = """\
import json, os, sys
if sys.argv[1:2] == ["exit"]:
    sys.exit(int(sys.argv[2]))
names = ["PYTHONPATH", "PYTHONHOME", "PYTHONOPTIMIZE", "PYTHONDONTWRITEBYTECODE",
    "PYTHONINSPECT", "PYTHONWARNINGS"]
json.dump({
    "arguments": sys.argv[1:],
    "cwd": os.getcwd(),
    "prefix": sys.prefix,
    "engine": __file__,
    "path": sys.path,
    "set": [name for name in names if name in os.environ],
    "utf8": sys.flags.utf8_mode,
    "open": [os.fstat(number).st_ino > 0 for number in (0, 1, 2)],
}, sys.stdout)
if "TOLD" in os.environ:
    with open(os.environ["TOLD"], "w") as told:
        json.dump(sys.argv[1:], told)
"""


def load(name: str) -> ModuleType:
    file = ROOT / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = load("bootstrap")


class Project:
    """A small project with the true door."""

    def __init__(self, root: Path, lock: str) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.stamp = self.venv / "requirements.lock"
        shutil.copytree(
            ROOT / "scripts", root / "scripts", ignore=lambda *_: ["__pycache__"]
        )
        self.write_lock(lock)
        engine = root / "src" / "drydock"
        engine.mkdir(parents=True)
        (engine / "__init__.py").touch()
        (engine / "__main__.py").write_text(ENGINE, encoding="utf-8")
        keep_uv(root / ".drydock")

    def write_lock(self, lock: str) -> None:
        (self.root / "requirements.lock").write_text(lock, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return ["sh", str(self.root / "scripts" / "go"), *arguments]

    def go(
        self, *arguments: str, cwd: Path | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=cwd or self.root,
            env={**os.environ, "DRYDOCK_PYTHON": sys.executable, **settings},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def told(self, *arguments: str, **options: object) -> dict:
        """What the engine was given, after a `go` that must have ended well."""
        done = self.go(*arguments, **options)  # type: ignore[arg-type]
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def keep_uv(house: Path) -> None:
    """Give a project the uv of this environment, to spare the download."""
    version = bootstrap.pinned_version(bootstrap.pinned_block(LOCK, "uv"))
    scripts = "Scripts" if WINDOWS else "bin"
    name = "uv.exe" if WINDOWS else "uv"
    kept = house / f"uv-{version}" / "bin"
    kept.mkdir(parents=True)
    shutil.copy2(Path(sys.prefix, scripts, name), kept / name)


def lock_of(*packages: str) -> str:
    return "".join(bootstrap.pinned_block(LOCK, package) for package in packages)


SMALL = lock_of("pluggy", "iniconfig", "uv")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project in a folder with a space and an accent; nothing set up."""
    return Project(tmp_path / "Élan vital", SMALL)


def torn_packages(venv: Path) -> list[str]:
    """Files that the packages in a .venv should have and have not."""
    code = (
        "import importlib.metadata as m, json, sys\n"
        "print(json.dumps([str(f) for d in m.distributions() for f in"
        " (d.files or [d.name + ' has no RECORD']) if not f.locate().exists()]))"
    )
    code = code.replace("not f.locate()", "isinstance(f, str) or not f.locate()")
    python = venv / "bin" / "python"
    told = subprocess.run([python, "-I", "-c", code], capture_output=True, check=True)
    return json.loads(told.stdout)


# Reading the lock


def test_the_block_of_a_package_is_its_pin_with_all_its_hashes() -> None:
    lock = "ab==1\nuv-build==9 \\\n    --hash=sha256:0\nuv==1.2 ; os_name == 'x' \\\n"
    lock += "    --hash=sha256:a \\\n    --hash=sha256:b\n    # via me\nz==3\n"
    block = bootstrap.pinned_block(lock, "uv")
    assert block == (
        "uv==1.2 ; os_name == 'x' \\\n    --hash=sha256:a \\\n    --hash=sha256:b\n"
    )
    assert bootstrap.pinned_version(block) == "1.2"


def test_our_lock_pins_uv_with_hashes() -> None:
    block = bootstrap.pinned_block(LOCK, "uv")
    assert block.count("\n") - 1 == block.count("--hash=sha256:") > 5


def test_a_lock_without_uv_is_told() -> None:
    with pytest.raises(bootstrap.Trouble, match="does not pin uv"):
        bootstrap.pinned_block("numpy==2\n", "uv")


# Finding Python


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


@pytest.fixture
def shims(tmp_path: Path) -> Shims:
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


# Handing over


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


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project that is set up; for tests that only open its door."""
    project = Project(tmp_path_factory.mktemp("ready") / "Élan vital", SMALL)
    project.told()
    return project


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
def test_the_ready_door_needs_no_other_python(ready: Project, shims: Shims) -> None:
    assert ready.told(**shims.settings)["prefix"] == str(ready.venv)


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


# Whole, ours, in step


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


# A .venv that is a link, or a mount


def everything_in(folder: Path) -> dict[str, int]:
    """Each path below a folder, with the time of its last change."""
    return {
        str(path.relative_to(folder)): path.lstat().st_mtime_ns
        for path in folder.rglob("*")
        if "__pycache__" not in str(path)
    }


@pytest.fixture
def linked(tmp_path: Path, ready: Project) -> Project:
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
    assert f"it was a link to {bootstrap.ascii_only(led)}" in done.stderr
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
    monkeypatch.setattr(
        bootstrap,
        "mounts_in",
        lambda folder: [place] if place.is_relative_to(folder) else [],
    )

    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(Path, "rename", refuse)
    before = everything_in(project.venv)
    bootstrap.prepare(project.root)
    project.write_lock(SMALL + "# changed\n")
    with pytest.raises(bootstrap.Trouble) as trouble:
        bootstrap.prepare(project.root)
    assert "unmount it" in trouble.value.lines[2]
    assert everything_in(project.venv) == before


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="only on Linux")
def test_mounts_are_found_where_they_are() -> None:
    assert bootstrap.mounts_in(Path("/proc"))[0] == Path("/proc")
    assert bootstrap.mounts_in(Path("/"))
    assert not bootstrap.mounts_in(ROOT / "src")


@posix_only
def test_the_uv_behind_a_link_stays(project: Project, tmp_path: Path) -> None:
    elsewhere = (project.root / ".drydock").rename(tmp_path / "elsewhere")
    (project.root / ".drydock").symlink_to(elsewhere)
    (elsewhere / "uv-0.1").mkdir()
    shutil.rmtree(next(elsewhere.glob("uv-0.1?*")))
    shims = {"UV_OFFLINE": "1", "PIP_NO_INDEX": "1"}
    project.go(**shims)
    assert (elsewhere / "uv-0.1").is_dir()


# What goes wrong


@posix_only
def test_without_network_and_cache_a_sentence_says_so(
    project: Project, tmp_path: Path
) -> None:
    settings = {"UV_HTTP_RETRIES": "0", "UV_CACHE_DIR": str(tmp_path / "cold")}
    dead = dict.fromkeys(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"], DEAD_PROXY)
    done = project.go(**settings, **dead)
    assert (done.returncode, done.stdout) == (3, "")
    assert "the packages cannot be downloaded" in done.stderr
    assert "expected: a network, once" in done.stderr
    assert "next: connect to a network" in done.stderr
    assert "Traceback" not in done.stderr
    assert not project.stamp.exists()
    assert (project.root / ".drydock" / "setup.log").read_text().strip()
    assert project.told()["prefix"] == str(project.venv)


@posix_only
def test_a_folder_that_cannot_be_written_is_told_without_traceback(
    project: Project,
) -> None:
    shutil.rmtree(project.root / ".drydock")
    (project.root / ".drydock").write_text("in the way")
    done = project.go()
    assert done.returncode == 3
    assert "found: " in done.stderr and "next: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("error: write failed\n  cause: No space left on device (os error 28)", "full"),
        ("error: failed to create: Permission denied (os error 13)", "written"),
        ("error: x\n  cause: Hash mismatch for `numpy==2`", "agreed"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "agreed"),
        ("cause: invalid peer certificate: UnknownIssuer", "trusted"),
        ("cause: dns error\ncause: failed to lookup address", "downloaded"),
        ("cause: tcp connect error", "downloaded"),
        ("WARNING: Retrying (Retry(total=4)) after x\nERROR: No match", "downloaded"),
        ("error: something new under the sun", "could not be installed"),
        ("", "could not be installed"),
    ],
)
def test_troubles_are_told_by_their_cause(output: str, what: str) -> None:
    trouble = bootstrap.explain(output)
    assert what in str(trouble)
    assert [line.split(":")[0] for line in trouble.lines] == [
        "expected",
        "found",
        "next",
    ]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "written"),
        (errno.EROFS, "written"),
        (errno.EIO, "could not be installed"),
    ],
)
def test_troubles_of_the_system_are_told_in_any_language(code: int, what: str) -> None:
    error = OSError(code, "Zugriff verweigert oder so", "C:\\x")
    assert what in str(bootstrap.explain_os(error))


def test_what_pip_knows_of_the_network_is_handed_on() -> None:
    listed = "global.index-url='https://mirror.example/packages'\nglobal.timeout='9'\n"
    listed += "install.cert='/etc/company.pem'\n:env:.proxy='http://proxy:3128'\n"
    assert bootstrap.translate_pip_config(listed, {}) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/packages",
        "SSL_CERT_FILE": "/etc/company.pem",
        "ALL_PROXY": "http://proxy:3128",
    }
    own = {"UV_INDEX_URL": "x", "SSL_CERT_FILE": "y", "HTTPS_PROXY": "z"}
    assert bootstrap.translate_pip_config(listed, own) == {}


@posix_only
def test_where_uv_does_not_run_pip_installs(project: Project) -> None:
    """For a system without a uv: here one that is there and does not start."""
    (uv,) = (project.root / ".drydock").glob("uv-*/bin/uv")
    uv.write_text("#!/bin/sh\necho 'Illegal instruction'\nexit 132\n")
    uv.chmod(0o755)
    project.write_lock(lock_of("iniconfig", "uv"))
    done = project.go()
    assert done.returncode == 0, done.stderr
    assert "installing with pip" in done.stderr
    assert list(project.venv.glob("lib/python*/site-packages/iniconfig"))


# Compiling ahead

PACKAGES = {
    "wanted/__init__.py": "from . import (  # why\n    part,\n    other,\n)\n",
    "wanted/part.py": "from beside import thing\nfrom .deep.leaf import x\n",
    "wanted/other.py": "def f():\n    import unwanted\n",
    "wanted/deep/__init__.py": "",
    "wanted/deep/leaf.py": "from __future__ import annotations\nimport wanted as me\n",
    "beside.py": "import broken, single\nfrom single import *\n",
    "single.py": "import nowhere\nfrom .... import too_far\n",
    "broken.py": "def (\n",
    "unwanted.py": "",
}


@posix_only
def test_what_our_sources_import_is_compiled_and_nothing_else(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for name, text in PACKAGES.items():
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(text)
    cells = [
        {"cell_type": "code", "source": ["%matplotlib inline\n", "import wanted\n"]},
        {"cell_type": "markdown", "source": ["import unwanted\n"]},
    ]
    exercise = tmp_path / "exercises" / "kata"
    exercise.mkdir(parents=True)
    (exercise / "mess.ipynb").write_text(json.dumps({"cells": cells}))
    (exercise / "broken.ipynb").write_text("{")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    told = subprocess.run(
        [sys.executable, "-P", tmp_path / "scripts" / "precompile.py", packages],
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    compiled = {
        str(file.relative_to(packages)).replace("__pycache__/", "").partition(".")[0]
        for file in packages.rglob("*.pyc")
    }
    sources = {name.removesuffix(".py") for name in PACKAGES}
    assert compiled == sources - {"broken", "unwanted"}
    assert told.stderr == ""


# Two at once, and kills


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
        "import sys, subprocess; sys.path.insert(0, sys.argv[1]); import bootstrap\n"
        "from pathlib import Path\n"
        "with bootstrap.one_at_a_time(Path(sys.argv[2])):\n"
        "    print('locked', flush=True)\n"
        "    bootstrap.run([sys.executable, '-c', 'import time; time.sleep(1)'])\n"
    )
    lock = tmp_path / "house" / "setup.lock"
    words = [sys.executable, "-B", "-c", code, str(ROOT / "scripts"), str(lock)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"locked\n"
        (orphan,) = wait_for_children(process.pid)
        process.kill()
    with open(lock, "a+b") as handle:
        assert not bootstrap._try_lock(handle.fileno())
        orphan.wait(10)
        assert bootstrap._try_lock(handle.fileno())


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


# The true thing


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
