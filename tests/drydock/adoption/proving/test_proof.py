"""The proof of a lock: what it notices, what gets through, and what changes nothing."""

import io
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lockable import nobody, notebook

from drydock import scratch
from drydock.adoption.locking import lock, written_tests
from drydock.adoption.locking.inside import forks
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.proving import report
from drydock.adoption.proving.proof import Proof, Prover, without_effect

CELLS = (
    "import random\nvalues = [3.0, 1.0, 2.0]\nspare = 7\nspare = 8",
    "limit = 2\nbelow = [one for one in values if one <= limit]\nvalues.sort()",
    "luck = random.random() + 1",
    "def scaled(one):\n    return one * 10\nscaled_values = [scaled(one) for one in below]",
    "while limit < 2:\n    pass\ndel limit\nnear = 1e9 + 3",
    "for step in range(2):\n    drawn = random.random()",
    "deep = [[[[[[[[5]]]]]]]]\nseldom = [print, [random.random()]]",
)


@pytest.fixture(scope="module", name="python")
def _python() -> Iterator[OwnersPython]:
    with scratch.folder() as folder:
        yield OwnersPython(sys.executable, Path(folder).resolve())


@pytest.fixture(scope="module", name="locked")
def _locked(tmp_path_factory: pytest.TempPathFactory, python: OwnersPython) -> Locked:
    folder = tmp_path_factory.mktemp("project")
    made = notebook(folder, *CELLS)
    return lock.put_on(made, folder / "new", python, 60, nobody)


def proven(locked: Locked, python: OwnersPython, budget: float = 60) -> Proof:
    proof = Proof()
    Prover(locked, python, budget).prove(proof, lambda so_far: None)
    return proof


@pytest.fixture(scope="module", name="proof")
def _proof(locked: Locked, python: OwnersPython) -> Proof:
    return proven(locked, python)


def test_what_changes_a_result_is_noticed(proof: Proof) -> None:
    assert len(proof.tried) == proof.possible and not proof.stopped
    assert len(proof.of("noticed")) > 10
    assert any(one.by == "scaled_values" for one in proof.of("noticed"))
    assert 70 < proof.share < 100 and proof.forked == hasattr(os, "fork")


def test_what_changes_nothing_does_not_count(proof: Proof, locked: Locked) -> None:
    lines = locked.script.text.splitlines()
    unknown = {lines[one - 1].strip() for one in locked.unknown_lines}
    same = {lines[one.line - 1].strip() for one in without_effect(proof)}
    assert "drawn = random.random()" in same & unknown
    dead = {one.line for one in without_effect(proof)} - locked.loose_lines
    dead -= locked.unknown_lines
    assert [lines[one - 1] for one in sorted(dead)] == ["spare = 7"]
    assert any("luck" in lines[one.version.line - 1] for one in proof.of("same"))


def test_what_stops_or_has_no_end_does_not_count(proof: Proof) -> None:
    assert any(one.how.startswith("NameError") for one in proof.of("stopped"))


def test_the_report_says_all_of_that(proof: Proof, locked: Locked) -> None:
    text = "\n".join([*report.of_lock(locked), *report.of_proof(locked, proof)])
    assert "Not locked: luck, for it is not the same in two runs." in text
    assert "the lock noticed" in text and "do not count" in text
    assert "Lines without effect" in text and "line 3 (cell 1): spare = 7" in text


def test_a_survivor_is_shown_with_its_difference(proof: Proof, locked: Locked) -> None:
    assert {one.changed for one in proof.of("survived")} == {("near",), ("deep",)}
    text = "\n".join(report.of_proof(locked, proof))
    assert "        -near = 1e9 + 3\n        +near = 1e9 + 4\n" in text
    assert "        near changed by less than a millionth" in text


def test_what_is_not_locked_counts_too_and_is_named(
    proof: Proof, locked: Locked
) -> None:
    assert "deep" in locked.choice.seen and "deep" not in locked.choice.names
    assert {"luck", "seldom"} <= set(locked.choice.not_seen)
    text = "\n".join(report.of_proof(locked, proof))
    assert "Changed only deep, not locked: deep is nested too deeply" in text
    assert (
        "differs between two runs, or nothing can be said of it: luck, drawn and"
        in text
    )


def test_the_time_is_kept_to_and_said(locked: Locked, python: OwnersPython) -> None:
    proof = proven(locked, python, budget=0.3)
    assert proof.stopped and 0 < len(proof.tried) < proof.possible
    assert "seconds are enough for these" in "\n".join(report.of_proof(locked, proof))


def test_too_little_time_for_any_is_said_with_what_is_enough(
    locked: Locked, python: OwnersPython
) -> None:
    slow = replace(locked, seconds=[3.0 for _ in locked.seconds])
    proof = proven(slow, python, budget=2)
    (line,) = report.of_proof(slow, proof)
    assert "0 of" in line and f"--proof-seconds {10 + 30 * len(slow.seconds)}" in line


def test_without_forks_each_is_a_run_of_its_own(
    locked: Locked, python: OwnersPython, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    proof = proven(locked, python, budget=4)
    assert not proof.forked and proof.of("noticed")
    assert "from its first line on" in "\n".join(report.of_proof(locked, proof))
    assert written_tests.script_name(Path("a b.ipynb")) == "a_b.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_what_is_written_after_a_fork_is_not_among_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*_args: object, **_more: object) -> None:
        time.sleep(0.3)
        (tmp_path / "copied").touch()

    monkeypatch.setattr(forks.shutil, "copytree", slowly)
    there = Path("there")
    trial = forks.Trial(  # type: ignore[arg-type]
        *(None, None, {}, None), there, there, io.StringIO(), tmp_path, []
    )
    at_work = forks._Forks(  # pylint: disable=protected-access
        trial, {"each": [60.0]}, None
    )
    at_work._start({"number": 1, "statement": 0})  # pylint: disable=protected-access
    assert (tmp_path / "copied").exists()
    for pid in at_work.at_work:
        os.waitpid(pid, 0)
