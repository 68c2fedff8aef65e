"""What the magics show in a notebook: tables of words, and the same as plain text.

Read by people in a light or a dark theme, and by screen readers: every table has a
caption and headings for its columns and rows, and nothing is told by a colour.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drydock.workbook.house import HERE

LEFT = "text-align: left"
CELL = f"{LEFT}; vertical-align: top; white-space: normal"
LONG = f"{CELL}; overflow-wrap: anywhere"
EXACT = f"{LEFT}; white-space: pre-wrap"
BAR = "border-left: 0.4em solid"
MARKED = ("FAIL", "BROKEN")
OF_A_FINDING = {"expected": "Expected", "found": "Found", "next": "Next"}


class Report:
    """What a command says to tools, for people; its document holds it all as "text"."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def __repr__(self) -> str:
        return self._document["text"]


class VerdictReport(Report):
    """A verdict: its parts one below the other, each with what was found at full width,
    then what lies behind them and what comes next."""

    def _repr_html_(self) -> str:
        document = self._document
        findings = document["findings"]
        caption = f"{document['verdict']}: {document['title']}"
        parts = [_findings(caption, document["last_saved"], findings)]
        for one in findings:
            parts += [_detail(detail, one["title"]) for detail in one["details"]]
        return "".join([*parts, _next(document["next"])])


def _findings(caption: str, last_saved: str, findings: list[dict[str, Any]]) -> str:
    saved = f"<br>Last saved: {escape(last_saved)}" if last_saved else ""
    body = "".join(_finding(one) for one in findings)
    # Its width holds for the column: JupyterLab lays tables out by their first row.
    head = (
        f'<th scope="col" style="{CELL}; width: 6.5em">Verdict</th>'
        f'<th scope="col" style="{CELL}">What is checked, and what was found</th>'
    )
    return (
        f'<table style="{LEFT}; width: 100%"><caption style="{LEFT}">'
        f"<strong>{escape(caption)}</strong>{saved}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _finding(one: dict[str, Any]) -> str:
    """A row for the verdict and the part, and one at full width for what was found. What
    fails is marked by its word in bold and by a bar at its side."""
    fails = one["word"] in MARKED
    word, title = escape(one["word"]), escape(one["title"])
    side = f"; {BAR}" if fails else ""
    weight = "bold" if fails else "normal"
    head = (
        f'<tr><th scope="row" style="{CELL}; font-weight: {weight}{side}">{word}</th>'
        f'<td style="{LONG}; font-weight: {weight}">{title}</td></tr>'
    )
    lines = [
        f"<strong>{heading}:</strong> {escape(one[name])}"
        for name, heading in OF_A_FINDING.items()
        if one[name]
    ]
    lines += map(escape, one.get("notes", ()))
    if not lines:
        return head
    told = "<br>".join(lines)
    return f'{head}<tr><td colspan="2" style="{LONG}{side}">{told}</td></tr>'


def _next(steps: dict[str, Any]) -> str:
    """What to do after the verdict: a hint to ask for, or what to commit, and where the
    next lesson is."""
    parts = []
    if hint := steps["hint"]:
        asked = f"<code>%hint {escape(hint['stage'])}</code>"
        parts.append(f"<p>A hint: {asked} in a cell ({escape(hint['about'])})</p>")
    if steps["commit"]:
        commands = escape("\n".join(steps["commit"]))
        parts.append(
            f'<p>Commit it, in a terminal:</p><pre style="{EXACT}">{commands}</pre>'
        )
    if lesson := steps["lesson"]:
        parts.append(f"<p>The next lesson: {_link(lesson['path'], lesson['name'])}</p>")
    return "".join(parts)


def _link(path: str, text: str) -> str:
    """A link to a file of the workbook, from the folder in which the notebook runs."""
    with contextlib.suppress(ValueError):  # Windows: that folder is on another drive
        way = Path(os.path.relpath(HERE.root / path)).as_posix()
        return f'<a href="{escape(quote(way))}">{escape(text)}</a>'
    return escape(f"{text} ({path})")


def _detail(detail: dict[str, Any], of: str) -> str:
    """A table at once; lines of text, such as a traceback, folded away.

    of: the title of the finding.
    """
    title = f"{of}: {detail['title'][0].lower()}{detail['title'][1:]}"
    if detail["columns"]:
        rows = [[escape(cell) for cell in row] for row in detail["rows"]]
        return _table(title, detail["columns"], rows)
    text = escape("\n".join(detail["text"]))
    return (
        f'<details><summary style="{LONG}">{escape(title)}</summary>'
        f'<pre style="{EXACT}">{text}</pre></details>'
    )


class BoardReport(Report):
    """The board of a kata, and what comes next."""

    def _repr_html_(self) -> str:
        document = self._document
        rows = [_stage(stage) for stage in document["stages"]]
        columns = ["Stage", "Title", "Verdict", "Where", "Minutes"]
        caption = f"{document['kata']}: your work in {document['folder']}"
        moved = "<br>".join(map(escape, document["moved"]))
        told = f"<p>{moved}</p>" if moved else ""
        return _table(caption, columns, rows) + told + _steps(document["next"])


def _stage(stage: dict[str, Any]) -> list[str]:
    state = stage["state"]
    if stage["was"]:
        state += f", was {stage['was']}"
    minutes = " to ".join(map(str, stage["minutes"]))
    here = "you are here" if stage["is_current"] else ""
    cells = [stage["stage"], stage["title"], state, here, minutes]
    written = [escape(cell) for cell in cells]
    written[1] = _link(stage["lesson"], stage["title"])
    return written


def _steps(steps: dict[str, str]) -> str:
    """What to do next, in the words of a notebook: magics and links."""
    lines = [f"<strong>{escape(steps['what'])}</strong>"]
    if "do" in steps:
        lines.append(escape(f"do: {steps['do']}"))
    if "lesson" in steps:
        lines.append(f"lesson: {_link(steps['lesson'], Path(steps['lesson']).stem)}")
    lines += [
        f"{name}: <code>{escape(steps[name].replace('./scripts/go ', '%'))}</code>"
        for name in ("check", "hint")
        if name in steps
    ]
    return f"<p>{'<br>'.join(lines)}</p>"


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are HTML; the first of a row names it."""
    head = "".join(
        f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in columns
    )
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return (
        f'<table style="{LEFT}"><caption style="{LEFT}">'
        f"<strong>{escape(caption)}</strong></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(cells: Sequence[str]) -> str:
    written = ""
    for place, cell in enumerate(cells):
        tag, scope = ("td", "") if place else ("th", ' scope="row"')
        style = LONG if place == len(cells) - 1 else CELL
        written += f'<{tag}{scope} style="{style}">{cell}</{tag}>'
    return written
