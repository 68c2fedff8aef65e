"""The survey of a notebook: does it run, is it the same twice, what was found."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from drydock.adoption.findings.found import found
from drydock.adoption.findings.stopping.why import stops
from drydock.adoption.model import Adopted, Finding, Run
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.notebook_file import NotebookFile
from drydock.adoption.running.run import Limits
from drydock.adoption.running.twice import run_twice
from drydock.adoption.survey import sameness, saved_results
from drydock.adoption.survey.sameness import Sameness

# Rules of which one finding says the same as that which tells why the first cell stops.
SAME_AS_STOP = ("used before it is made", "made by no cell")


@dataclass(frozen=True)
class Survey:
    """What is known of a notebook after the survey.

    stops: why it does not run to its end, the first failing cell first; empty if it does.
    findings: all else, the worst first. linked: files that were linked, not copied.
    """

    adopted: Adopted
    interpreter: Interpreter
    linked: tuple[str, ...]
    stops: tuple[Finding, ...]
    sameness: Sameness | None
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def run(self) -> Run:
        """The first of the two runs."""
        assert self.adopted.first  # a survey has runs
        return self.adopted.first

    @property
    def runs(self) -> bool:
        """Whether the notebook runs from the top to its end."""
        return not self.stops and self.run.stopped is None

    @property
    def verdict(self) -> str:
        """The verdict, in a sentence."""
        if self.runs:
            twice = ""
            if self.sameness:
                twice = ", and gives the same twice"
                if not self.sameness.is_same:
                    twice = ", but does not give the same twice"
            return f"It runs from the top to the end{twice}."
        if self.stops:
            return f"It does not run: {self.stops[0].what}."
        return f"It did not come to its end: {self.run.stopped}."


def make(
    read: NotebookFile,
    interpreter: Interpreter,
    limits: Limits,
    *,
    leave_out: Collection[Path],
    tell: Callable[[int, float], None],
) -> Survey:
    """Runs a notebook twice and looks at it; see `run_twice` for what is given."""
    began = time.monotonic()
    adopted, linked = run_twice(
        read, interpreter, limits, leave_out=leave_out, tell=tell
    )
    stopping = list(stops(adopted))
    findings = [one for one in found(adopted) if not _is_told(one, stopping)]
    same = sameness.compared(adopted)
    differing = list(saved_results.findings(adopted))
    findings += [*sameness.findings(same), *differing]
    stopping[:1] = [_with_sign(one, differing) for one in stopping[:1]]
    findings.sort(key=lambda one: (-one.weight, one.certainty != "sure", one.cell or 0))
    return Survey(
        adopted=adopted,
        interpreter=interpreter,
        linked=linked,
        stops=tuple(stopping),
        sameness=same,
        findings=tuple(findings),
        seconds=time.monotonic() - began,
    )


def _with_sign(stop: Finding, differing: list[Finding]) -> Finding:
    """An own failure, with what above it is no longer as it was when it was saved."""
    above = [one for one in differing if one.rule == saved_results.DIFFERS]
    if stop.rule != "fails" or not above:
        return stop
    why = f"{stop.why}; but above it, {above[0].what}"
    return replace(stop, why=why)


def _is_told(finding: Finding, stopping: list[Finding]) -> bool:
    return finding.rule in SAME_AS_STOP and any(
        (one.cell, one.line) == (finding.cell, finding.line) for one in stopping
    )
