"""Many variants that a participant's tests meet in one process, one after the other.

What they say there counts where it is what they should say. Anything else is asked for
once more, of a variant alone (see `sandbox.versions_in_turn`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from drydock.judging.own_test_judgement import Bench
from drydock.judging.remembered_answers import PendingAnswer, ask_once
from drydock.judging.variants import Variant, replace_modules, variants
from drydock.sandbox.job import Job, Outcome

PASSED = {"id": "", "outcome": "passed"}

Facts = dict[str, Any]
Answers = dict[Variant, PendingAnswer]


@dataclass(frozen=True)
class _OneOfMany:
    """What the tests say of a variant that they have met among many: what was found there
    if `expected` gives it, or else what they say of it alone."""

    many: PendingAnswer
    expected: Callable[[Facts], dict[str, str] | None]
    alone: Callable[[], PendingAnswer]

    def wait(self) -> Outcome:
        outcome = self.many.wait()
        test = None if outcome.stop else self.expected(outcome.facts)
        if test is None:
            return self.alone().wait()
        return replace(outcome, facts={"tests": [test], "broken": None})


def broken(bench: Bench, *kinds: str) -> Answers:
    """The tests at work on the participant's own code, broken in several ways.

    For stages in which the tests may use helpers whose names are free: the reference would
    lack them. kinds: folders of variants: MUTANTS, or one of the stage's own, such as `old/`,
    for code as it was before behaviour was changed on purpose.

    costs: one job, begun and not waited for, and one for each that no test notices in it.
    fails: FAIL, where the work has no function that a variant changes.
    """
    own = bench.of_own_code
    stage = own.workspace.stage
    return on_wrong(own, [one for kind in kinds for one in variants(stage, kind)])


def on_wrong(bench: Bench, found: list[Variant]) -> Answers:
    """The tests at work on mutants; as `Bench.on_wrong`, to which those are left that name
    their faults, or words that change places wherever they stand.

    costs: as `broken`.
    """
    rest = [one for one in found if one.faults or one.exchanged]
    in_turn = on_right_and_wrong(bench, [], [x for x in found if x not in rest])[1]
    asked = {**in_turn, **bench.on_wrong(rest)}
    return {one: asked[one] for one in found}


def on_right_and_wrong(
    bench: Bench, right: list[Variant], wrong: list[Variant]
) -> tuple[Answers, Answers]:
    """The tests at work on correct variants, which must go together, and on mutants."""
    key = tuple(map(bench.key, [*right, *wrong]))
    many = ask_once(("in turn", *key), lambda: _begun(bench, right, wrong))

    @cache
    def rest() -> Answers:
        """Those that are not noticed among many, begun side by side."""
        told = many.wait()
        return bench.on_wrong(
            [one for one in wrong if told.stop or _noticed(one, told.facts) is None]
        )

    def alone(one: Variant) -> PendingAnswer:
        return rest()[one]

    return (
        {
            one: _OneOfMany(many, _accepted, partial(bench.on_right, one))
            for one in right
        },
        {
            one: _OneOfMany(many, partial(_noticed, one), partial(alone, one))
            for one in wrong
        },
    )


def _begun(bench: Bench, right: list[Variant], wrong: list[Variant]) -> Job:
    tree = bench.tree()
    replace_modules(tree, bench.workspace.stage)
    told = {"right": [str(one.path) for one in right]}
    told |= {"wrong": [str(one.path) for one in wrong]}
    return bench.begin(tree, bench.libraries(tree), **told)


def _accepted(facts: Facts) -> dict[str, str] | None:
    return PASSED if facts["accepted"] else None


def _noticed(variant: Variant, facts: Facts) -> dict[str, str] | None:
    if test := facts["noticed"].get(str(variant.path)):
        return {"id": test, "outcome": "failed"}
    return PASSED if facts["there_is_none"] else None
