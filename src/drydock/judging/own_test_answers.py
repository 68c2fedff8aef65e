"""What a participant's tests say: whether they pass, and which wrong code they notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from drydock.detail import Detail
from drydock.errors import CheckFailed
from drydock.judging.variants import Variant
from drydock.sandbox.job import Outcome
from drydock.sandbox.stop_messages import happened

TOLD_AT_MOST = 3


def failures(outcome: Outcome) -> list[dict[str, Any]]:
    return [t for t in outcome.facts.get("tests", []) if t["outcome"] == "failed"]


def require_pass(
    outcome: Outcome, expected: str, on: str, remedy: Callable[[], str]
) -> None:
    """Raises CheckFailed unless there are tests and all of them passed.

    on: what the tests ran on, as the message should call it. remedy: gives what to do.
    """
    found = why_not(outcome)
    if found:
        raise CheckFailed(
            expected=expected,
            found=f"on {on}, {found}",
            remedy=remedy(),
            details=[_failed(test) for test in failures(outcome)],
        )


def _failed(test: dict[str, Any]) -> Detail:
    """One of the tests that fail: the way to its error through the participant's code."""
    lines = [text for place, code in test["frames"] for text in (place, f"  {code}")]
    return Detail(f"{test['id']} fails", (*lines, test["message"]))


def why_not(outcome: Outcome) -> str:
    """Why tests do not pass, in words; empty where they do."""
    if outcome.stop:
        return f"pytest did not come to its end: {happened(outcome.stop)}"
    if outcome.facts["broken"]:
        return f"pytest cannot read {outcome.facts['broken']}"
    failed = failures(outcome)
    if failed:
        more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
        return f"{failed[0]['id']} fails{more}: {failed[0]['message']}"
    tests = outcome.facts["tests"]
    if not any(test["outcome"] == "passed" for test in tests):
        skipped = f": all {len(tests)} are skipped" if tests else ""
        return f"there is no test that passes{skipped}"
    return ""


def require_caught(
    mutants: dict[Variant, Outcome],
    why: Callable[[frozenset[str]], list[str]] = lambda _: [],
) -> None:
    """Raises CheckFailed with what slipped through where a mutant failed no test.

    why: gives reasons that the tests may have for it, each as advice, the likeliest first;
    it is told which functions have slipped through.
    """
    for variant, outcome in mutants.items():
        _require_end(variant, outcome)
    missed = [variant for variant, outcome in mutants.items() if not failures(outcome)]
    if missed:
        functions = frozenset[str]().union(*(variant.functions for variant in missed))
        advice = [*why(functions), "write a test that fails for the first of them"]
        raise several(
            f"your tests notice each of {len(mutants)} wrong {missed[0].thing}s",
            "not noticed",
            [variant.says for variant in missed],
            advice[0],
            [variant.path.stem for variant in missed],
        )


def several(
    expected: str, what: str, says: list[str], remedy: str, names: Sequence[str]
) -> CheckFailed:
    """The failure to raise for several things, of which the first few are told.

    what: what they have in common; says: a sentence for each; names: what each is called
    whatever is said of it.
    """
    more = len(says) - TOLD_AT_MOST
    return CheckFailed(
        expected=expected,
        found=f"{len(says)} {what}. {' '.join(says[:TOLD_AT_MOST])}"
        + (f" And {more} more." if more > 0 else ""),
        remedy=f"{remedy}; then check again",
        details=[Detail(what.capitalize(), tuple(says))] if more > 0 else [],
        marks=list(zip(names, says, strict=True)),
    )


def _require_end(variant: Variant, outcome: Outcome) -> None:
    """Raises CheckFailed where tests did not run to their end, so that none could fail."""
    code = f"{variant.wrong} ({variant.path.stem.replace('_', ' ')})"
    if outcome.stop and outcome.stop.kind == "too slow":
        raise CheckFailed(
            expected=f"your tests end soon, also where the {variant.thing} is wrong",
            found=f"with {code} they still ran after {outcome.stop.message}",
            remedy=variant.too_slow,
        )
    if outcome.facts.get("broken") and not failures(outcome):
        raise CheckFailed(
            expected="your tests run beside wrong code, and one of them fails",
            found=f"with {code} pytest cannot read {outcome.facts['broken']}, so that no"
            " test of that file runs",
            remedy="call the code within a test or a fixture, and not at the top of the"
            " file; the same holds for what you import from your own modules",
        )
