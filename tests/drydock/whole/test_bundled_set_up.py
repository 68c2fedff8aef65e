"""`go setup --from`: all from a bundle, and a bundle that does not do is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import toy
import wheels
from door import DEAD_PROXY, LOCK, Project, posix_only
from set_up.bundle import asked_for
from set_up.installer import pinned_block, pinned_version
from set_up.troubles import Trouble

from drydock.teaching.bundle import archive
from drydock.teaching.bundle.targets import targets
from drydock.workbook.house import HERE, House

PROJECT = '[project]\nname = "small"\nversion = "1"\nrequires-python = ">=3.11,<3.15"\n'
pytestmark = [posix_only, toy.needs_git]


@pytest.fixture(name="small", scope="module")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project with no uv, whose lock has packages that nobody else has."""
    top = tmp_path_factory.mktemp("bundled")
    index = top / "index"
    version = pinned_version(pinned_block(LOCK, "uv"))
    pins = [
        wheels.pin(wheels.make(index, "aground", "1")),
        wheels.pin(wheels.make(index, "afloat", "2")),
        wheels.pin(wheels.make_uv(index, version)),
    ]
    project = Project(top / "Élan vital", "".join(pins))
    shutil.rmtree(project.root / ".drydock")
    toy.write(
        project.root, {"pyproject.toml": PROJECT, ".gitignore": ".drydock\n.venv\n"}
    )
    toy.commit_all(House(project.root))
    return project


@pytest.fixture(name="bundle", scope="module")
def _bundle(small: Project) -> Path:
    """A bundle of it, for this machine."""
    house = House(small.root)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in wheels.only_these(small.root.parent / "index").items():
            patch.setenv(name, value)
        wanted = targets(HERE, [], [])
        return archive.write(house, small.root.parent, wanted, lambda *_: None)


def _set_up(
    project: Project, bundle: Path | str, **options: Path
) -> subprocess.CompletedProcess[str]:
    """With nothing fetched before, and no network."""
    nowhere = dict.fromkeys(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"], DEAD_PROXY)
    cold = project.root.parent / "cold"
    shutil.rmtree(cold, ignore_errors=True)
    nowhere |= {"UV_CACHE_DIR": str(cold), "PIP_CONFIG_FILE": os.devnull}
    nowhere["DRYDOCK_PYTHON"] = getattr(sys, "_base_executable")  # it may have a pip
    return project.go("setup", "--from", str(bundle), **options, **nowhere)


def test_all_comes_from_a_bundle_packed_or_not(small: Project, bundle: Path) -> None:
    done = _set_up(small, bundle.name, cwd=bundle.parent)
    assert done.returncode == 0, done.stderr
    assert f'"--from", "{bundle.name}"' in done.stdout
    found = [one.name for one in small.venv.glob("lib/python*/site-packages/a*.py")]
    assert sorted(found) == ["afloat.py", "aground.py"]
    assert not (small.root / ".drydock" / "bundle-packages").exists()
    shutil.rmtree(small.venv)
    with zipfile.ZipFile(bundle) as whole:
        whole.extractall(bundle.parent / "unpacked")
    done = _set_up(small, bundle.parent / "unpacked" / bundle.stem)
    assert done.returncode == 0, done.stderr
    assert small.stamp.is_file()
    again = _set_up(small, bundle)
    assert (again.returncode, again.stderr) == (0, "")


def _cut(whole: Path) -> None:
    with open(whole, "r+b") as file:
        file.truncate(whole.stat().st_size - 100)


def _changed(change: Callable[[dict[str, bytes]], object]) -> Callable[[Path], None]:
    """What changes the files of an archive, by their names within its folder."""

    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as archived:
            files = {
                name.partition("/")[2]: archived.read(name)
                for name in archived.namelist()
            }
        change(files)
        with zipfile.ZipFile(path, "w") as archived:
            for name, content in files.items():
                archived.writestr(f"top/{name}", content)

    return spoil


AFLOAT = "packages/afloat-2-py3-none-any.whl"
SPOILED = {
    "cut short": (_cut, "half of one", "no bundle.json", "copy it again"),
    "a wheel is missing": (
        _changed(lambda files: files.pop(AFLOAT)),
        "not whole",
        "missing: afloat-2",
        "copy it again",
    ),
    "a wheel is another": (
        _changed(lambda files: files.update({AFLOAT: b"another"})),
        "not whole",
        "not as requirements.lock has it: afloat-2",
        "copy it again",
    ),
    "for another system": (
        _changed(
            lambda files: files.update(
                {"bundle.json": files["bundle.json"].replace(b'"x86_64"', b'"vax"')}
            )
        ),
        "no packages for this machine",
        "those for",
        "ask for a bundle that has them",
    ),
    "for another Python": (
        _changed(
            lambda files: files.update(
                {
                    "bundle.json": files["bundle.json"].replace(
                        f'"{sys.version_info[0]}.{sys.version_info[1]}"'.encode(),
                        b'"3.99"',
                    )
                }
            )
        ),
        "no packages for this machine",
        "those for",
        "set DRYDOCK_PYTHON to a Python 3.99",
    ),
    "no bundle at all": (
        _changed(lambda files: files.pop("bundle.json")),
        "no bundle, or half of one",
        "no bundle.json",
        "copy it again",
    ),
    "of another lock": (
        _changed(
            lambda files: files.update(
                {
                    "bundle.json": files["bundle.json"].replace(
                        b'"lock": "', b'"lock": "0'
                    )
                }
            )
        ),
        "of another state",
        "one for the packages of commit",
        "clone the drydock.bundle that is in it",
    ),
}


@pytest.mark.skipif(
    targets(HERE, [], [])[0].system.machine != "x86_64", reason="spoils that word"
)
@pytest.mark.parametrize("how", SPOILED)
def test_a_bundle_that_does_not_do_is_refused_before_anything_is_changed(
    small: Project, bundle: Path, tmp_path: Path, how: str
) -> None:
    spoil, what, found, then = SPOILED[how]
    path = tmp_path / "bundle.zip"
    shutil.copy(bundle, path)
    shutil.copytree(
        small.root, tmp_path / "small", ignore=lambda *_: [".venv", ".drydock"]
    )
    fresh = Project.__new__(Project)
    fresh.root = tmp_path / "small"
    spoil(path)
    done = _set_up(fresh, path)
    assert (done.returncode, done.stdout) == (2, "")
    for words in (what, f"found: {found}", f"next: {then}"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (fresh.root / ".venv").exists()
    assert not (fresh.root / ".drydock" / "bundle-packages").exists()


def test_what_is_named_is_looked_for_in_the_right_place() -> None:
    here = Path.cwd()
    assert asked_for(["setup", "--from", "a b.zip"]) == here / "a b.zip"
    assert asked_for(["setup", "--from=b"]) == here / "b"
    assert asked_for(["setup"]) is asked_for([]) is asked_for(["x", "--from", "b"])
    for words in (["setup", "--from"], ["setup", "--from="]):
        with pytest.raises(Trouble, match="no bundle is named") as told:
            asked_for(words)
        assert told.value.lines[-1].startswith("next: give its path")


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("unshare"), reason="cuts the network off")
def test_a_machine_without_a_network_is_ready_from_a_bundle(tmp_path: Path) -> None:
    """The whole workbook: from `go bundle` to READY, with no interface and an empty cache."""
    house = tmp_path / "mine"
    subprocess.run(["git", "clone", "-q", HERE.root.as_uri(), house], check=True)
    (path,) = [archive.write(House(house), tmp_path, targets(HERE, [], []), print)]
    with zipfile.ZipFile(path) as whole:
        whole.extractall(tmp_path)
    theirs = tmp_path / "un été"
    home = tmp_path / "home"
    home.mkdir()
    repository = tmp_path / path.stem / "drydock.bundle"
    subprocess.run(["git", "clone", "-q", repository, theirs], check=True)
    cut_off = ["unshare", "--net"] if os.getuid() == 0 else ["unshare", "-r", "--net"]
    done = subprocess.run(
        [*cut_off, "sh", theirs / "scripts/go", "setup", "--from", path],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "DRYDOCK_PYTHON": getattr(sys, "_base_executable"),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "READY. Next:" in done.stdout
