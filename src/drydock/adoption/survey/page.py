"""The survey as a page: one file, to read and to send on, without a server or a script."""

from __future__ import annotations

import html
from collections.abc import Iterator

from drydock.adoption.model import Cell, Finding, RanCell
from drydock.adoption.survey.flow_section import what_flows_where, where_to_cut
from drydock.adoption.survey.style import STYLE
from drydock.adoption.survey.survey import Survey

# Findings whose line of code is better not sent on.
HIDDEN = ("secret", "personal", "key", "token", "password")
SLOW = 0.5


def page(survey: Survey, *, with_times: bool = True) -> str:
    """The page as HTML; with_times: whether it says how long the cells took."""
    name = _text(survey.adopted.path.name)
    body = "\n".join(
        [
            f"<h1>Survey of {name}</h1>",
            *_verdict(survey),
            *_runs(survey, with_times),
            *_same(survey),
            *what_flows_where(survey.adopted),
            *_findings(survey),
            *where_to_cut(survey.adopted),
            *_next(survey),
            "<footer>Made by Drydock from a copy; nothing of the notebook's own was"
            " changed.</footer>",
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Survey of {name}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return html.escape(text)


def _verdict(survey: Survey) -> Iterator[str]:
    word = "RUNS" if survey.runs else "STOPS"
    yield f'<p class="verdict {word.lower()}"><strong>{word}</strong> {_text(survey.verdict)}</p>'
    yield (
        f"<p>Run twice in Python {_text(survey.run.version)}:"
        f" {_text(survey.interpreter.reason)}.</p>"
    )
    if survey.linked:
        names = ", ".join(map(_text, survey.linked))
        yield f"<p>Large files, linked instead of copied: {names}.</p>"


def _runs(survey: Survey, with_times: bool) -> Iterator[str]:
    yield "<h2>Does it run?</h2>"
    if survey.stops:
        yield from _list(survey, survey.stops)
    elif survey.runs:
        yield "<p>Yes: twice, from the top to the end, in fresh processes.</p>"
    if survey.run.stopped:
        yield f"<p>Not all of it was run: {_text(survey.run.stopped)}.</p>"
    yield "<details><summary>Cell by cell</summary>"
    head = "<th>Cell</th><th>What happened</th><th>Begins with</th>"
    if with_times:
        head += "<th>Seconds</th>"
    yield f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>'
    for cell, ran in zip(survey.adopted.cells, survey.run.cells, strict=True):
        yield _row(cell, ran, with_times)
    yield "</tbody></table></div></details>"


def _row(cell: Cell, ran: RanCell, with_times: bool) -> str:
    status: str = ran.status
    if ran.waits_for:
        status += f": needs {', '.join(ran.waits_for[:4])}"
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    code = next((line for line in lines if not line.startswith("#")), lines[0])
    row = f"<td>{cell.number}</td><td>{_text(status)}</td><td><code>{_text(code[:80])}</code></td>"
    if with_times:
        row += f"<td>{ran.seconds:.1f}</td>" if ran.seconds >= SLOW else "<td></td>"
    return f"<tr>{row}</tr>"


def _same(survey: Survey) -> Iterator[str]:
    same = survey.sameness
    if same is None:
        return
    yield "<h2>Is it the same twice?</h2>"
    if not (same.same or same.different or same.not_compared):
        yield "<p>There is nothing at its end that could be compared.</p>"
        return
    yield (
        f"<p>{'' if survey.runs else 'As far as it ran: '}{len(same.same)} values at the"
        " end are the same in both runs,"
        f" {len(same.different)} differ, {len(same.not_compared)} cannot be compared.</p>"
    )
    if same.different:
        yield "<ul>"
        for one in same.different:
            columns = f" (columns: {', '.join(one.columns[:8])})" if one.columns else ""
            yield (
                f"<li><code>{_text(one.name)}</code>{_text(columns)}: from cell"
                f" {one.cell or 'unknown'} on, {_text(one.why)}</li>"
            )
        yield "</ul>"
    if same.not_compared:
        names = ", ".join(f"<code>{_text(one)}</code>" for one in same.not_compared)
        yield f"<details><summary>Not compared</summary><p>{names}</p></details>"


def _findings(survey: Survey) -> Iterator[str]:
    yield f"<h2>What was found ({len(survey.findings)})</h2>"
    if not survey.findings:
        yield "<p>Nothing.</p>"
        return
    yield "<p>The worst first. What is not certain says so.</p>"
    yield from _list(survey, survey.findings)


def _list(survey: Survey, findings: tuple[Finding, ...]) -> Iterator[str]:
    yield '<ol class="findings">'
    for finding in findings:
        yield from _finding(survey, finding)
    yield "</ol>"


def _finding(survey: Survey, finding: Finding) -> Iterator[str]:
    likely = "" if finding.certainty == "sure" else " <em>(likely)</em>"
    where = f"cell {finding.cell}" if finding.cell else ""
    where += f", line {finding.line}" if finding.cell and finding.line else ""
    yield f"<li><h3>{_text(finding.what)}{likely}</h3>"
    yield f'<p class="rule">{_text(finding.rule)}{" &middot; " * bool(where)}{where}</p>'
    if code := _code(survey, finding):
        yield f"<pre><code>{_text(code)}</code></pre>"
    yield f"<p><b>Why:</b> {_text(finding.why)}</p>"
    yield f"<p><b>Next:</b> {_text(finding.remedy)}</p>"
    if finding.lesson:
        yield f"<p><b>Learn it:</b> lesson {_text(finding.lesson)} of Drydock</p>"
    yield "</li>"


def _next(survey: Survey) -> Iterator[str]:
    """What to do once the page is read."""
    name = _text(survey.adopted.path.name)
    first = "" if survey.runs else "Fix what stops it, and look again. Then: "
    yield "<h2>What to do next</h2>"
    yield (
        f"<p>{first}<code>./scripts/go adopt {name} --lock</code> makes a script and tests that"
        " hold what it computes, and a kata of its own: stage by stage, from a clean run to short"
        " functions with tests, each judged by a check.</p>"
    )


def _code(survey: Survey, finding: Finding) -> str:
    if not (finding.cell and finding.line):
        return ""
    if any(word in finding.rule for word in HIDDEN):
        return ""
    lines = survey.adopted.cells[finding.cell - 1].source.splitlines()
    return lines[finding.line - 1].strip()[:160] if finding.line <= len(lines) else ""
