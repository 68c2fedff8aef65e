"""READY is earned, and every fault has its remedy."""

from __future__ import annotations

import shutil

import pytest
import toy

from drydock import doctor, kernel
from drydock.doctor import Diagnosis, examine
from drydock.layout import House


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
    import sys

    assert _of("interpreter for your IDE", house).found == sys.executable


def test_too_little_disk_is_a_fault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "FREE_BYTES", 1e18)
    assert _of("disk", house).is_fault


def test_a_synced_folder_is_good_to_know(tmp_path: object, house: House) -> None:
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
