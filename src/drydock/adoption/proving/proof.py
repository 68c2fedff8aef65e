"""The proof: each wrong version is run, and the lock says whether it notices.

Where the system can fork, what is before the change is run once for all; elsewhere, and
where forks do not give what a plain run gives, each version is a run of its own.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.owners_python import Died, OwnersPython, TookTooLong
from drydock.adoption.proving.versions import WrongVersion, of_script

Outcome = Literal["noticed", "survived", "same", "stopped", "too long", "died"]
PATIENCE = 5  # times as long as the right version
AT_LEAST = 20.0  # seconds
OVERHEAD = 0.15  # seconds of a fork, beside what it runs
CONTROL = -1


@dataclass(frozen=True)
class Tried:
    """A wrong version, and what became of it: by which name it was noticed, or what it
    changed without being noticed."""

    version: WrongVersion
    outcome: Outcome
    by: str = ""
    how: str = ""
    changed: tuple[str, ...] = ()


@dataclass
class Proof:
    """What has been tried so far; possible: how many wrong versions there are in all.

    forked: whether what is before a change was run once for all; no_fork: why not.
    stopped: why not all were tried, in words.
    """

    possible: int = 0
    forked: bool = True
    no_fork: str = ""
    stopped: str = ""
    tried: list[Tried] = field(default_factory=list)
    seconds: float = 0.0

    def of(self, *outcomes: Outcome) -> list[Tried]:
        """Those that came out so."""
        return [one for one in self.tried if one.outcome in outcomes]

    @property
    def share(self) -> float:
        """How many of a hundred that changed something were noticed."""
        noticed, survived = len(self.of("noticed")), len(self.of("survived"))
        return 100 * noticed / max(1, noticed + survived)


@dataclass(frozen=True)
class Prover:
    """What a proof needs: a lock, the Python in which it runs, and seconds."""

    locked: Locked
    python: OwnersPython
    budget: float

    def prove(self, proof: Proof, tell: Callable[[Proof], None]) -> None:
        """Tries wrong versions until none is left, or the time is up; what has become of
        them is in `proof` as it goes, also if this is interrupted."""
        began = time.monotonic()
        loose = self.locked.loose_lines
        versions = of_script(self.locked.script.text)
        versions.sort(key=lambda one: one.line in loose)
        proof.possible = len(versions)
        chosen = self._affordable(versions)
        if len(chosen) < len(versions):
            proof.stopped = f"{self.budget:.0f} seconds are enough for these"
        if versions and not chosen:
            needed = sum(self.locked.seconds)
            proof.stopped = (
                f"{self.budget:.0f} seconds are too few, the script alone takes"
                f" {needed:.1f}; give it, for example, --proof-seconds"
                f" {10 + 10 * needed:.0f}"
            )
            return
        try:
            if hasattr(os, "fork") and self._by_forks(chosen, proof, tell):
                return
            proof.forked = False
            self._one_by_one(versions, proof, tell)
        finally:
            proof.seconds = time.monotonic() - began

    @property
    def _left(self) -> list[float]:
        """How long the script runs from each of its statements on."""
        left, total = [], 0.0
        for one in reversed(self.locked.seconds):
            total += one
            left.append(total)
        return left[::-1]

    def _affordable(self, versions: list[WrongVersion]) -> list[WrongVersion]:
        """The first of the versions, as many as there is time for."""
        at_once, spent, chosen = _at_once(), sum(self.locked.seconds), []
        for one in versions:
            spent += (self._left[one.statement] + OVERHEAD) / at_once
            if spent > self.budget:
                break
            chosen.append(one)
        return chosen

    def _job(self, chosen: Iterable[WrongVersion]) -> dict[str, Any]:
        locked, choice = self.locked, self.locked.choice
        name, folder = locked.script_name, locked.notebook.folder
        return {
            "what": "prove",
            "script": str(locked.folder / name),
            "folder": str(folder.resolve()),
            "inputs": list(choice.read),
            "lock": choice.settings(f"../{name}", locked.tests, folder),
            "tests": str(locked.tests),
            "seen": list(choice.seen),
            "at_once": _at_once(),
            "budget": self.budget,
            "each": [max(AT_LEAST, PATIENCE * one) for one in self._left],
            "versions": [
                {
                    "number": number,
                    "statement": one.statement,
                    "segment": one.segment,
                    "index": one.index,
                    "first": one.first,
                }
                for number, one in enumerate(chosen)
            ],
        }

    def _by_forks(
        self, chosen: list[WrongVersion], proof: Proof, tell: Callable[[Proof], None]
    ) -> bool:
        """Whether forks give what a plain run gives; if so, all are tried in them."""
        limit = self.budget + max(AT_LEAST, PATIENCE * sum(self.locked.seconds))
        try:
            for told in self.python.answers(self._job(chosen), limit):
                if told["number"] == CONTROL:
                    if told["outcome"] != "same":
                        names = told.get("by") or ", ".join(told.get("changed", ()))
                        how = told.get("how") or told.get("why") or told["outcome"]
                        proof.no_fork = f"in a fork: {names} {how}"
                        return False
                else:
                    proof.tried.append(_tried(chosen[told["number"]], told))
                    tell(proof)
        except (TookTooLong, Died) as error:
            proof.no_fork = (
                str(error) or f"it was not at its end after {limit:.0f} seconds"
            )
            return bool(proof.tried)
        if len(proof.tried) < len(chosen):
            proof.stopped = f"the time, {self.budget:.0f} seconds, was up"
        return True

    def _one_by_one(
        self, versions: list[WrongVersion], proof: Proof, tell: Callable[[Proof], None]
    ) -> None:
        """Each version as a run of its own, from the first line on."""
        until = time.monotonic() + self.budget
        for version in versions:
            if time.monotonic() > until:
                proof.stopped = f"the time, {self.budget:.0f} seconds, was up"
                return
            job = self._job([version])
            told: Mapping[str, Any] = {"outcome": "died"}
            limit = max(AT_LEAST, PATIENCE * sum(self.locked.seconds))
            try:
                told = self.python.last_answer({**job, "what": "try"}, limit)
            except TookTooLong:
                told = {"outcome": "too long"}
            except Died:
                pass
            proof.tried.append(_tried(version, told))
            tell(proof)


def _at_once() -> int:
    return max(1, min(4, os.cpu_count() or 1))


def _tried(version: WrongVersion, told: Mapping[str, Any]) -> Tried:
    return Tried(
        version,
        told["outcome"],
        told.get("by", ""),
        told.get("how", told.get("why", "")),
        tuple(told.get("changed", ())),
    )


def without_effect(proof: Proof) -> Iterator[WrongVersion]:
    """Lines that can be left out without a change that anybody could see."""
    for one in proof.of("same"):
        if one.version.kind == "a line left out":
            yield one.version
