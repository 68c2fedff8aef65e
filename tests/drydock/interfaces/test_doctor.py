"""READY is earned, and every fault has its remedy."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
import toy

from drydock.interfaces import doctor, kernel
from drydock.interfaces.doctor import Diagnosis, examine
from drydock.workbook.house import House


def _of(name: str, house: House, *, prove: bool = True) -> Diagnosis:
    [found] = [one for one in examine(house, prove=prove) if one.name == name]
    return found


def test_every_fault_has_a_remedy(house: House) -> None:
    """In a house where hardly anything is as it should be."""
    shutil.rmtree(house.approved("toy"))
    (house.root / "requirements.lock").write_text("changed", "utf-8")
    found = list(examine(house))
    faults = {one.name for one in found if one.is_fault}
    assert {"packages", "proof"} <= faults
    assert all(one.remedy for one in found if one.is_fault)


def test_the_proof_is_the_solution_judged_here(house: House) -> None:
    assert not _of("proof", house).is_fault
    (house.approved("toy") / "numbers.csv").write_text("key,value\n1,7\n2,20\n")
    proof = _of("proof", house)
    assert proof.is_fault
    assert "approved 7, yours 10" in proof.found


def test_a_proof_counts_until_something_it_rests_on_changes(house: House) -> None:
    _of("proof", house)
    assert "has passed" in _of("proof", house, prove=False).found
    assert "passes" in _of("proof", house, prove=True).found
    solution = house.stage("1").solution / "toy.ipynb"
    solution.write_text(toy.notebook("rows = []"), "utf-8")
    assert _of("proof", house, prove=False).is_fault


def test_a_failed_proof_is_not_remembered(house: House) -> None:
    solution = house.stage("1").solution / "toy.ipynb"
    solution.write_text(toy.notebook("rows = []"), "utf-8")
    assert _of("proof", house).is_fault
    assert _of("proof", house, prove=False).is_fault


def test_the_interpreter_to_paste_is_this_one(house: House) -> None:
    assert _of("interpreter for your IDE", house).found == sys.executable


@pytest.mark.skipif(os.name == "nt", reason="makes a link")
def test_a_linked_environment_is_told(house: House) -> None:
    (house.root / ".venv").symlink_to(house.root.parent)
    found = _of("interpreter for your IDE", house).found
    assert found == f"{sys.executable} (.venv is a link to {house.root.parent})"


def test_too_little_disk_is_a_fault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "FREE_BYTES", 1e18)
    assert _of("disk", house).is_fault


def test_a_synced_folder_is_good_to_know(house: House) -> None:
    moved = House(house.root.rename(house.root.parent / "OneDrive"))
    found = _of("folder", moved)
    assert found.remedy
    assert not found.is_fault


def test_a_missing_kernel_is_a_fault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "NAME", "nowhere")
    assert _of("Jupyter kernel", house).is_fault


def test_without_git_everything_else_is_still_looked_at(house: House) -> None:
    assert "zip download" in _of("git", house).found
    assert not _of("solution tags", house).is_fault


@toy.needs_git
def test_what_judges_is_held_against_the_last_commit(house: House) -> None:
    """A change is good to know, and READY as long as each reference passes."""
    toy.commit_all(house)
    assert "as committed" in _of("what judges", house).found
    check = next(house.stage("1").tests.glob("test_*.py"))
    check.write_text(check.read_text("utf-8") + "\n# mine\n", "utf-8")
    found = list(examine(house))
    assert not [one for one in found if one.name == "proof" and one.is_fault]
    [held] = [one for one in found if one.name == "what judges"]
    path = check.relative_to(house.root).as_posix()
    assert held.word == "NOTE"
    assert path in held.found
    assert f"git checkout HEAD -- {path}" in held.remedy


@toy.needs_git
@pytest.mark.parametrize("spoil", ["check", "solution"])
def test_a_reference_that_does_not_pass_is_a_fault_with_the_command_that_mends_it(
    house: House, spoil: str
) -> None:
    toy.commit_all(house)
    stage = house.stage("1")
    spoilt = {
        "check": next(stage.tests.glob("test_*.py")),
        "solution": stage.solution / "toy.ipynb",
    }[spoil]
    spoilt.write_text("", "utf-8")
    told = toy.go(toy.with_engine(house), "doctor").stdout
    path = spoilt.relative_to(house.root).as_posix()
    assert "FAULT proof: the solution of toy 01 does not pass its check here" in told
    assert f"remedy: bring it back: git checkout HEAD -- {path}" in told


@toy.needs_git
def test_a_file_beside_what_judges_is_told(house: House) -> None:
    toy.commit_all(house)
    (house.root / "tests" / "conftest.py").touch()
    [held] = [one for one in examine(house) if one.name == "what judges"]
    assert (held.word, "tests/conftest.py" in held.found) == ("NOTE", True)
