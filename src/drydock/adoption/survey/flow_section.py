"""On the page: what flows where, as a picture and as a table, and where to cut."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from drydock.adoption.findings.cutting import Cut, cuts, seam
from drydock.adoption.model import Adopted
from drydock.adoption.survey.picture import Row, picture, rows


def what_flows_where(adopted: Adopted) -> Iterator[str]:
    """The picture of the cells, and the same in words."""
    yield "<h2>What flows where?</h2>"
    yield (
        "<p>A line joins the cell that makes a value with those that take it; a dashed one"
        " runs against the order of the cells.</p>"
    )
    yield f'<div class="wide">{picture(adopted)}</div>'
    yield "<details><summary>The same as a table</summary>"
    yield (
        '<div class="wide"><table><thead><tr><th>Cell</th><th>Takes (from cell)</th>'
        "<th>Gives</th><th>Remark</th></tr></thead><tbody>"
    )
    yield from map(_row, rows(adopted))
    yield "</tbody></table></div></details>"


def _row(row: Row) -> str:
    takes = ", ".join(f"{name} ({cell})" for name, cell in row.takes)
    cells = (str(row.cell), takes, ", ".join(row.gives), row.remark)
    return "<tr>" + "".join(f"<td>{escape(one)}</td>" for one in cells) + "</tr>"


def where_to_cut(adopted: Adopted) -> Iterator[str]:
    """Functions that could be made, and the seam for tests."""
    found, at = cuts(adopted), seam(adopted)
    if not (found or at):
        return
    yield "<h2>Where to cut?</h2>"
    if at:
        names = ", ".join(f"<code>{escape(one)}</code>" for one in at.names)
        yield (
            f"<p>A seam, at which tests can hold what is computed: {names}, from cell"
            f" {at.cell} on. {escape(at.reason)}</p>"
        )
    if found:
        yield "<p>Functions that could be made; nobody makes them for you.</p>"
        yield "<ul>"
        yield from map(_cut, found)
        yield "</ul>"


def _cut(cut: Cut) -> str:
    return f"<li><code>{escape(cut.signature)}</code>: {escape(cut.reason)}</li>"
