"""Judging a participant's own tests: by what they accept, and by what they catch.

The order: they pass on the participant's own code, on the reference solution, and on
every correct variant of it; then each mutant must make at least one of them fail. A test
file that cannot be collected catches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from drydock.crew import Crew, Job, Outcome
from drydock.errors import CheckFailed
from drydock.layout import Stage
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
    stage = workspace.stage
    with ExitStack() as stack:
        bench = _Bench(workspace, crew, stack, limit)
        own, reference = bench.test_own(), bench.test(None)
        right = {one: bench.test(one) for one in variants(stage, CORRECT)}
        own_outcome = own.wait()
        fastest = _fastest_first(own_outcome)
        wrong = {one: bench.test(one, fastest) for one in variants(stage, MUTANTS)}
        return Judgement(
            stage,
            own_outcome,
            reference.wait(),
            {variant: job.wait() for variant, job in right.items()},
            {variant: job.wait() for variant, job in wrong.items()},
        )


def broken(
    workspace: Workspace, whole: Outcome, kinds: Iterable[str], stack: ExitStack
) -> Iterator[tuple[Variant, dict[str, Any]]]:
    """Each variant of the participant's own code, and what to ask of a crew to run the
    tests on it, quick ones first; none where `whole`, the run on their code as it is,
    knows of no tests.

    For stages in which the tests may use helpers whose names are free: the reference
    would lack them. kinds: folders of variants, MUTANTS for example.
    """
    names = _fastest_first(whole)
    own = against(workspace.stage, workspace.folder)
    found = [variant for kind in kinds for variant in variants(own, kind)]
    for variant in found if names else []:
        tree = stack.enter_context(workspace.scratch())
        replace_modules(tree, own, variant)
        request = {"kind": "tests", "folder": str(tree), "first": names}
        yield variant, request | {"stop_early": True}


@dataclass(frozen=True)
class _Bench:
    """Where the tests run: a tree of its own for each implementation."""

    workspace: Workspace
    crew: Crew
    stack: ExitStack
    limit: float

    def test_own(self) -> Job:
        return self._start(str(self.stack.enter_context(self.workspace.scratch())), [])

    def test(self, variant: Variant | None, first: list[str] | None = None) -> Job:
        """Runs the tests on the reference or a variant of it; where `first` says in
        which order, they end with the first failure."""
        tree = self.stack.enter_context(self.workspace.scratch())
        replace_modules(tree, self.workspace.stage, variant)
        return self._start(str(tree), first)

    def _start(self, folder: str, first: list[str] | None) -> Job:
        request = {"kind": "tests", "folder": folder, "first": first or []}
        request["stop_early"] = bool(first)
        return self.crew.job(request, limit=self.limit)


def _fastest_first(outcome: Outcome) -> list[str]:
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
        raise CheckFailed(expected=expected, found=f"on {on}, {found}", remedy=remedy)


def _why_not(outcome: Outcome) -> str:
    if outcome.stop:
        return f"your tests did not end by themselves: {outcome.stop.kind}"
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
        told = " ".join(variant.says for variant in missed[:TOLD_AT_MOST])
        more = len(missed) - TOLD_AT_MOST
        raise CheckFailed(
            expected=f"your tests notice each of {len(mutants)} wrong implementations",
            found=f"{len(missed)} not noticed. {told}"
            + (f" And {more} more." if more > 0 else ""),
            remedy="write a test that fails for the first of them, then check again",
        )
