"""What the magics show in a notebook: tables of words, and the same as plain text.

Read by people in a light or a dark theme, and by screen readers: every table has a
caption and headings for its columns and rows, and nothing is told by a colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

LEFT = "text-align: left"
CELL = f"{LEFT}; vertical-align: top; white-space: normal"
LONG = f"{CELL}; overflow-wrap: anywhere"
EXACT = f"{LEFT}; white-space: pre-wrap"
OF_A_FINDING = {"expected": "Expected", "found": "Found", "next": "Next"}


class Report:
    """What a command says to tools, for people; its document holds it all as "text"."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def __repr__(self) -> str:
        return self._document["text"]

    def _repr_html_(self) -> str:
        raise NotImplementedError


class VerdictReport(Report):
    """A verdict: a table of its findings, and below it what lies behind them."""

    def _repr_html_(self) -> str:
        document = self._document
        findings = document["findings"]
        rows = [
            [escape(one["word"]), escape(one["title"]), _three_lines(one)]
            for one in findings
        ]
        columns = ["Verdict", "What is checked", "What was found"]
        caption = f"{document['verdict']}: {document['title']}"
        parts = [_table(caption, columns, rows, heads_row=1)]
        for one in findings:
            parts += [_detail(detail, one["title"]) for detail in one["details"]]
        return "".join(parts)


def _three_lines(finding: dict[str, Any]) -> str:
    lines = [
        f"<strong>{heading}:</strong> {escape(finding[name])}"
        for name, heading in OF_A_FINDING.items()
        if finding[name]
    ]
    return "<br>".join(lines)


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
        return _table(caption, columns, rows) + _steps(document["next"])


def _stage(stage: dict[str, Any]) -> list[str]:
    state = stage["state"]
    if stage["was"]:
        state += f", was {stage['was']}"
    least, most = stage["minutes"]
    here = "you are here" if stage["is_current"] else ""
    cells = [stage["stage"], stage["title"], state, here, f"{least} to {most}"]
    return [escape(cell) for cell in cells]


def _steps(steps: dict[str, str]) -> str:
    lines = [f"<strong>{escape(steps['what'])}</strong>"]
    lines += [
        f"{escape(name)}: {escape(text)}"
        for name, text in steps.items()
        if name != "what"
    ]
    return f"<p>{'<br>'.join(lines)}</p>"


def _table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    heads_row: int = 0,
) -> str:
    """A table whose cells are HTML; heads_row: which of its columns names the row."""
    head = "".join(
        f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in columns
    )
    body = "".join(f"<tr>{_row(row, heads_row)}</tr>" for row in rows)
    return (
        f'<table style="{LEFT}"><caption style="{LEFT}">'
        f"<strong>{escape(caption)}</strong></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(cells: Sequence[str], heads_row: int) -> str:
    written = ""
    for place, cell in enumerate(cells):
        tag, scope = ("th", ' scope="row"') if place == heads_row else ("td", "")
        style = LONG if place == len(cells) - 1 else CELL
        written += f'<{tag}{scope} style="{style}">{cell}</{tag}>'
    return written
