"""Judging a participant's own tests: by what they accept, and by what they catch.

The order: they pass on the participant's own code, on the reference solution, and on
every correct variant of it; then each mutant must make at least one of them fail. A test
file that cannot be collected catches nothing.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.crew import Crew, Job, Outcome
from drydock.detail import Detail
from drydock.errors import CheckFailed
from drydock.layout import Stage
from drydock.needs import installed_modules
from drydock.stops import happened
from drydock.variants import (
    CORRECT,
    MUTANTS,
    Variant,
    against,
    replace_modules,
    variants,
)
from drydock.workspace import Workspace

TOLD_AT_MOST = 3


@dataclass(frozen=True)
class Judgement:
    """What a participant's tests said of each implementation."""

    stage: Stage
    own: Outcome
    reference: Outcome
    correct: dict[Variant, Outcome]
    mutants: dict[Variant, Outcome]


def judge(workspace: Workspace, crew: Crew, *, limit: float) -> Judgement:
    """Runs the tests of `workspace` on its own code and on every variant of the stage.

    limit: seconds that one run of all tests may take.
    """
    with ExitStack() as stack:
        bench = Bench(workspace, crew, stack, limit)
        own = bench.on_own()
        return Trial(bench).judgement(own)


@dataclass(frozen=True)
class Bench:
    """Where tests run: a tree of its own for each implementation.

    stack: what the trees last as long as. limit: seconds that one run may take.
    """

    workspace: Workspace
    crew: Crew
    stack: ExitStack
    limit: float

    def on_own(self) -> Job:
        """The tests at work on the code beside them."""
        return self._start(self.stack.enter_context(self.workspace.scratch()), None)

    def on(self, variant: Variant | None, first: list[str] | None = None) -> Job:
        """The tests at work on the reference, or on a variant of it; where `first` says
        in which order, they end with the first failure."""
        tree = self.stack.enter_context(self.workspace.scratch())
        replace_modules(tree, self.workspace.stage, variant)
        return self._start(tree, first)

    def on_broken(self, variant: Variant, first: list[str]) -> Job:
        """The tests at work on the code beside them, changed by `variant`."""
        tree = self.stack.enter_context(self.workspace.scratch())
        own = against(self.workspace.stage, self.workspace.folder)
        replace_modules(tree, own, Variant(own, variant.path))
        return self._start(tree, first)

    def _start(self, tree: Path, first: list[str] | None) -> Job:
        libraries = installed_modules(sorted(tree.rglob("*test*.py")), tree)
        request = {"kind": "tests", "folder": str(tree), "first": first or []}
        request["libraries"] = ["drydock.own_tests", *libraries]
        request["stop_early"] = first is not None
        return self.crew.job(request, limit=self.limit)


class Trial:
    """The tests at work on the code of others: begun at once, and asked for later.

    in_order: in which order to run them on the mutants, which begin at once then;
    otherwise they wait until the tests have shown on the participant's own code which of
    them are quick.
    """

    def __init__(self, bench: Bench, *, in_order: list[str] | None = None) -> None:
        self._bench = bench
        self._stage = bench.workspace.stage
        self._reference = bench.on(None)
        self._correct = {one: bench.on(one) for one in variants(self._stage, CORRECT)}
        self._mutants = None if in_order is None else self._on_mutants(in_order)

    def _on_mutants(self, first: list[str]) -> dict[Variant, Job]:
        mutants = variants(self._stage, MUTANTS)
        return {one: self._bench.on(one, first) for one in mutants}

    def judgement(self, own: Job) -> Judgement:
        """own: the tests at work on the participant's own code."""
        outcome = own.wait()
        wrong = self._mutants or self._on_mutants(fastest_first(outcome))
        return Judgement(
            self._stage,
            outcome,
            self._reference.wait(),
            {variant: job.wait() for variant, job in self._correct.items()},
            {variant: job.wait() for variant, job in wrong.items()},
        )


def broken(bench: Bench, own: Outcome, *kinds: str) -> dict[Variant, Outcome]:
    """What the tests say of the participant's own code, broken in several ways; nothing
    where `own`, what they say of it as it is, knows of no tests.

    For stages in which the tests may use helpers whose names are free: the reference
    would lack them. kinds: folders of variants, MUTANTS for example.
    """
    first = fastest_first(own)
    stage = bench.workspace.stage
    found = [one for kind in kinds for one in variants(stage, kind)] if first else []
    jobs = {variant: bench.on_broken(variant, first) for variant in found}
    return {variant: job.wait() for variant, job in jobs.items()}


def fastest_first(outcome: Outcome) -> list[str]:
    """The ids of the tests; a mutant is caught soonest by the quick ones."""
    tests = sorted(outcome.facts.get("tests", []), key=lambda test: test["seconds"])
    return [test["id"] for test in tests]


def failures(outcome: Outcome) -> list[dict[str, Any]]:
    return [t for t in outcome.facts.get("tests", []) if t["outcome"] == "failed"]


def require_pass(outcome: Outcome, expected: str, on: str, remedy: str) -> None:
    """Raises CheckFailed unless there are tests and all of them passed.

    on: what the tests ran on, as the message should call it.
    """
    found = _why_not(outcome)
    if found:
        raise CheckFailed(
            expected=expected,
            found=f"on {on}, {found}",
            remedy=remedy,
            details=[_failed(test) for test in failures(outcome)],
        )


def _failed(test: dict[str, Any]) -> Detail:
    """One of the tests that fail: the way to its error through the participant's code."""
    lines = [text for place, code in test["frames"] for text in (place, f"  {code}")]
    return Detail(f"{test['id']} fails", (*lines, test["message"]))


def _why_not(outcome: Outcome) -> str:
    if outcome.stop:
        return f"pytest did not come to its end: {happened(outcome.stop)}"
    if outcome.facts["broken"]:
        return f"pytest cannot read {outcome.facts['broken']}"
    failed = failures(outcome)
    if failed:
        more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
        return f"{failed[0]['id']} fails{more}: {failed[0]['message']}"
    if not any(test["outcome"] == "passed" for test in outcome.facts["tests"]):
        return "there is no test that passes"
    return ""


def require_caught(mutants: dict[Variant, Outcome]) -> None:
    """Raises CheckFailed with what slipped through where a mutant failed no test."""
    for variant, outcome in mutants.items():
        if outcome.stop and outcome.stop.kind == "too slow":
            raise CheckFailed(
                expected="your tests end soon, also where the code is wrong",
                found=f"they still ran after {outcome.stop.message}. {variant.says}",
                remedy="comparing long texts line by line can take minutes: compare"
                " tables with pandas.testing.assert_frame_equal",
            )
    missed = [variant for variant, outcome in mutants.items() if not failures(outcome)]
    if missed:
        says = tuple(variant.says for variant in missed)
        more = len(missed) - TOLD_AT_MOST
        raise CheckFailed(
            expected=f"your tests notice each of {len(mutants)} wrong implementations",
            found=f"{len(missed)} not noticed. {' '.join(says[:TOLD_AT_MOST])}"
            + (f" And {more} more." if more > 0 else ""),
            remedy="write a test that fails for the first of them, then check again",
            details=[Detail("Not noticed", says)] if more > 0 else [],
        )
