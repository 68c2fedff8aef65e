"""The survey in words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from drydock.adoption.model import Finding
from drydock.adoption.survey.survey import Survey
from drydock.detail import listed

# Of the findings, so many are told here; all are on the page.
MOST, MOST_NAMES = 12, 8


def lines(survey: Survey) -> Iterator[str]:
    """The verdict, what stops it, what differs, and the worst findings."""
    run = survey.run
    yield f"Ran in Python {run.version}: {survey.interpreter.reason}"
    for name in survey.linked:
        yield f"To know: {name} is large; it was linked, not copied"
    yield ""
    yield survey.verdict
    for number, stop in enumerate(survey.stops):
        if number:
            yield f"Likely to stop it next: {stop.what}"
        yield from _reasons(stop)
    if run.stopped and survey.stops:
        yield f"Not all of it was run: {run.stopped}"
    yield from _same(survey)
    yield from _findings(survey)


def _reasons(finding: Finding) -> Iterator[str]:
    yield f"   Why:  {finding.why}"
    yield f"   Next: {finding.remedy}"


def _same(survey: Survey) -> Iterator[str]:
    same = survey.sameness
    if same is None:
        return
    total = len(same.same) + len(same.different) + len(same.not_compared)
    if not total:
        return
    yield ""
    yield (
        f"{'Of' if survey.runs else 'As far as it ran, of'} {total} values at the end,"
        f" {len(same.same)} are the same in two runs,"
        f" {len(same.different)} differ, {len(same.not_compared)} cannot be compared"
        f"{_few(same.not_compared)}."
    )


def _few(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    more = ", ..." if len(names) > MOST_NAMES else ""
    few = names[:MOST_NAMES]
    return f" ({', '.join(few)}{more})" if more else f" ({listed(few)})"


def _findings(survey: Survey) -> Iterator[str]:
    found = survey.findings
    if not found:
        yield "Nothing else was found."
        return
    yield ""
    yield f"{len(found)} findings, the worst first:" if found[1:] else "1 finding:"
    for finding in found[:MOST]:
        likely = "likely: " if finding.certainty == "likely" else ""
        yield f"{place(finding):<10}{likely}{finding.what}"
    if len(found) > MOST:
        yield f"... and {len(found) - MOST} more, on the page"


def place(finding: Finding) -> str:
    """Where something was found, in short."""
    if finding.cell is None:
        return ""
    return f"[{finding.cell}]" + (f":{finding.line}" if finding.line else "")
