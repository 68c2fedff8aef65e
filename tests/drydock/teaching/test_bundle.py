"""What a bundle holds, for whom, and when none is made."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import toy
import wheels

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.teaching.bundle import archive, packages
from drydock.teaching.bundle.targets import Target, pythons_of, targets
from drydock.workbook.house import HERE, House

PROJECT = '[project]\nname = "toy"\nversion = "1.2"\nrequires-python = ">=3.11,<3.15"\n'


@pytest.fixture(name="index")
def _index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where pip finds packages."""
    folder = tmp_path / "index"
    for name, value in wheels.only_these(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(name="house")
def _house(house: House, index: Path) -> House:
    """A small workbook, committed, whose lock has something for each system."""
    pins = [
        wheels.pin(wheels.make(index, "everywhere", "1")),
        wheels.pin(
            wheels.make(index, "compiled", "2", "cp312-cp312-manylinux_2_17_x86_64")
        ),
        wheels.pin(
            wheels.make(index, "onwindows", "3", "cp312-cp312-win_amd64"),
            "sys_platform == 'win32'",
        ),
        wheels.pin(wheels.make(index, "fixed", "1"), "python_full_version < '3.12.5'"),
        wheels.pin(wheels.make(index, "fixed", "2"), "python_full_version >= '3.12.5'"),
    ]
    text = (house.root / "pyproject.toml").read_text("utf-8")
    toy.write(house.root, {"pyproject.toml": PROJECT + text})
    toy.write(
        house.root, {"requirements.lock": "".join(pins), ".gitignore": ".drydock\n"}
    )
    toy.commit_all(house)
    return house


def _one(house: House, system: str) -> list[Target]:
    return targets(house, [system], ["3.12"])


def _write(house: House, into: Path, system: str = "linux") -> Path:
    return archive.write(house, into, _one(house, system), lambda *_: None)


@toy.needs_git
def test_a_bundle_has_the_repository_and_the_packages_of_its_targets(
    house: House, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    path = archive.write(
        house,
        tmp_path / "a stick",
        _one(house, "linux"),
        lambda target, done, of: told.append((str(target), done, of)),
    )
    commit = toy.git(house, "rev-parse", "--short=10", "HEAD")
    assert path.name == f"drydock-1.2-{commit}-linux-py3.12.zip"
    assert told[-1] == ("linux, Python 3.12", 4, 4)
    with zipfile.ZipFile(path) as whole:
        assert whole.testzip() is None
        whole.extractall(tmp_path)
    top = tmp_path / path.stem
    contents = json.loads((top / "bundle.json").read_bytes())
    (target,) = contents["targets"]
    assert sorted(one.name for one in top.glob("packages/*")) == target["packages"]
    assert target["packages"] == [
        "compiled-2-cp312-cp312-manylinux_2_17_x86_64.whl",
        "everywhere-1-py3-none-any.whl",
        "fixed-1-py3-none-any.whl",
        "fixed-2-py3-none-any.whl",
    ]
    assert (target["system"], target["python"]) == (["linux", "x86_64"], "3.12")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", top / "drydock.bundle", clone], check=True)
    assert toy.git(House(clone), "rev-parse", "--short=10", "HEAD") == commit
    assert "setup --from" in (top / "READ-ME-FIRST.txt").read_text("utf-8")
    assert not (house.root / archive.KEPT).exists()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@toy.needs_git
def test_a_package_without_a_wheel_for_a_system_is_named(
    house: House, tmp_path: Path
) -> None:
    with pytest.raises(CalledWrongly, match="none of compiled==2"):
        _write(house, tmp_path / "stick", "windows")
    assert not list((tmp_path / "stick").iterdir())


@toy.needs_git
def test_a_wheel_that_is_not_of_the_lock_makes_no_bundle(
    house: House, index: Path, tmp_path: Path
) -> None:
    wheels.make(index, "everywhere", "1", scripts={"other": ""})
    with pytest.raises(WorkbookBroken, match="(?i)hashes"):
        _write(house, tmp_path / "stick")
    assert not list((tmp_path / "stick").iterdir())


@toy.needs_git
@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        ("lock", "not as it was committed"),
        ("exercise", "work in it: exercises/toy"),
        ("shallow", "a shallow clone"),
    ],
)
def test_what_people_cannot_begin_with_is_not_handed_out(
    house: House, tmp_path: Path, spoil: str, found: str
) -> None:
    if spoil == "lock":
        toy.write(house.root, {"requirements.lock": ""})
    else:
        toy.write(house.root, {"exercises/toy/mine.py": ""})
        toy.git(house, "add", "-A")
        toy.git(house, "commit", "-qm", "Mine")
    if spoil == "shallow":
        cut = tmp_path / "cut"
        address = house.root.as_uri()
        subprocess.run(["git", "clone", "-q", "--depth=1", address, cut], check=True)
        house = House(cut)
    with pytest.raises(CalledWrongly, match=found):
        _write(house, tmp_path / "stick")


@toy.needs_git
def test_what_a_killed_one_has_left_does_no_harm(house: House, tmp_path: Path) -> None:
    name = archive._name(  # pylint: disable=protected-access
        "1.2", toy.git(house, "rev-parse", "--short=10", "HEAD"), _one(house, "linux")
    )
    left = tmp_path / f"{name}.zip.1.part"
    left.write_bytes(b"half")
    kept = house.root / archive.KEPT / "linux-py3.12"
    kept.mkdir(parents=True)
    (kept / "fixed-1-py3-none-any.whl").write_bytes(b"half")
    assert zipfile.ZipFile(_write(house, tmp_path)).testzip() is None
    assert not left.exists()


def test_systems_and_versions_are_the_workbooks() -> None:
    assert pythons_of(HERE) == ["3.11", "3.12", "3.13", "3.14"]
    found = targets(HERE, ["linux", "macos", "linux"], ["3.11", "3.14"])
    assert [one.folder for one in found] == [
        "linux-py3.11",
        "linux-py3.14",
        "macos-py3.11",
        "macos-py3.14",
    ]
    (here,) = targets(HERE, [], [])
    assert here.python in pythons_of(HERE)
    for systems, pythons in ([["beos"], []], [["linux"], ["3.10"]], [[""], []]):
        with pytest.raises(CalledWrongly):
            targets(HERE, systems, pythons)


@pytest.mark.parametrize(
    ("system", "theirs"),
    [("linux", "pexpect"), ("macos", "appnope"), ("windows", "pywinpty")],
)
def test_each_system_gets_what_is_for_it_alone(system: str, theirs: str) -> None:
    (target,) = targets(HERE, [system], ["3.12"])
    lock = (HERE.root / "requirements.lock").read_text("utf-8")
    pins = packages._pins(lock, target, "3.12.4")  # pylint: disable=protected-access
    names = [pin.partition("==")[0] for pin in pins]
    assert theirs in names and "uv" in names
    assert len(names) == len(set(names)) > 150


def test_a_missing_pip_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packages, "PIPS", ([shutil.which("false") or "false"],))
    with pytest.raises(WorkbookBroken, match="neither runs"):
        packages.fetch(
            "a==1 \\\n    --hash=sha256:00\n",
            targets(HERE, ["linux"], ["3.12"])[0],
            tmp_path,
            print,
        )
