"""The flow of names as a picture, and the same as rows of a table.

One line a cell, in order; arcs on the left join the cell that makes a value with those that
take it, dashed where it comes from below. What a colour says, a word or a line says, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from drydock.adoption.findings.code import read
from drydock.adoption.findings.cutting import Cut, cuts
from drydock.adoption.findings.flow import Flow, Step, flow
from drydock.adoption.findings.words import some
from drydock.adoption.model import Adopted
from drydock.detail import cut
from drydock.workbook.notebook import Cell as WorkbookCell

LINE = 22
TOP = 34
LEFT = 150
WIDTH = 1000
TEXT = 46
STYLE = (
    ".flow text{font:13px system-ui,sans-serif;fill:currentColor}"
    ".flow .n{font-weight:600}.flow .code{font-family:ui-monospace,monospace;font-size:12px}"
    ".flow .aside{opacity:.62}.flow path{fill:none;stroke:currentColor;stroke-width:1.2;"
    "opacity:.45}.flow path:hover{opacity:1;stroke-width:2.5}"
    ".flow .below{stroke-dasharray:5 4;opacity:1;stroke-width:2}"
    ".flow .group{opacity:.8;stroke-width:1.6}"
)


@dataclass(frozen=True)
class Row:
    """A cell in the flow: what it takes, each name with the cell that it comes from (or
    will come from, below); what it gives; and what is to be said of it, or "".
    """

    cell: int
    first_line: str
    takes: tuple[tuple[str, int], ...]
    gives: tuple[str, ...]
    remark: str


@dataclass(frozen=True)
class Arc:
    """Names that pass from one cell to another; below: against the order of the cells."""

    source: int
    target: int
    names: tuple[str, ...]
    below: bool = False


def rows(adopted: Adopted) -> list[Row]:
    """The flow as a table, a row for each code cell."""
    passing, code = flow(adopted), read(adopted.cells)
    needed = {link.source for link in passing.links}
    found = []
    for step, cell in zip(passing.steps, code.cells, strict=True):
        first = WorkbookCell(cell.number, "code", cell.source).first_line
        found.append(
            Row(
                step.number,
                first if cell.tree.body or not cell.readable else first or "(empty)",
                tuple(_takes(passing, step)),
                tuple(sorted(step.gives)),
                _remark(passing, step, step.number in needed, cell.readable),
            )
        )
    return found


def _takes(passing: Flow, step: Step) -> Iterator[tuple[str, int]]:
    for arc in _arcs(passing):
        if arc.target == step.number:
            yield from ((name, arc.source) for name in arc.names)


def _remark(passing: Flow, step: Step, needed: bool, readable: bool) -> str:
    if not readable:
        return "no Python that can be read"
    below = [one for one in passing.missing if one.cell == step.number]
    made_below = [one.name for one in below if one.later and one.later > step.number]
    if made_below:
        return f"takes {some(made_below)} from further down"
    if below:
        return f"takes {some([one.name for one in below])}, which no cell makes"
    if step.imports and not step.gives:
        return "imports"
    if not needed and step.takes:
        return "no other cell needs it"
    return ""


def _arcs(passing: Flow) -> Iterator[Arc]:
    for link in passing.links:
        yield Arc(link.source, link.target, link.names)
    for one in passing.missing:
        if one.later and one.later > one.cell:
            yield Arc(one.later, one.cell, (one.name,), below=True)


def picture(adopted: Adopted) -> str:
    """The flow as SVG, to stand within a page; it takes on the page's colour of text."""
    table, passing = rows(adopted), flow(adopted)
    height = TOP + LINE * max(len(table), 1) + 14
    arcs = list(_arcs(passing))
    about = (
        f"{len(table)} code cells from top to bottom; {len(arcs)} arcs join a cell that"
        " makes a value with one that takes it. The table below says the same in words."
    )
    return "\n".join(
        [
            f'<svg class="flow" xmlns="http://www.w3.org/2000/svg" role="img"'
            f' viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
            ' aria-labelledby="flow-title flow-about">',
            '<title id="flow-title">What passes between the cells</title>',
            f'<desc id="flow-about">{escape(about)}</desc>',
            f"<style>{STYLE}</style>",
            f'<text x="{LEFT}" y="18" class="n">cell</text>',
            f'<text x="{LEFT + 420}" y="18" class="n">gives</text>',
            f'<text x="{LEFT + 640}" y="18" class="n">could become</text>',
            *map(_drawn_arc, arcs),
            *map(_drawn_row, table),
            *map(_drawn_cut, cuts(adopted)),
            "</svg>",
        ]
    )


def _middle(cell: int) -> float:
    return TOP + LINE * (cell - 1) + LINE / 2


def _drawn_arc(arc: Arc) -> str:
    """An arc on the left of the cells: the further apart they are, the wider."""
    start, end = _middle(arc.source), _middle(arc.target)
    width = min(LEFT - 24, 14 + 2.6 * abs(arc.source - arc.target))
    edge = LEFT - 8
    said = (
        f"{', '.join(arc.names)}: made in cell {arc.source}, taken in cell {arc.target}"
    )
    if arc.below:
        said += ", which stands above it"
    kind = ' class="below"' if arc.below else ""
    return (
        f'<path{kind} d="M{edge} {start:.0f}C{edge - width:.0f} {start:.0f}'
        f' {edge - width:.0f} {end:.0f} {edge} {end:.0f}">'
        f"<title>{escape(said)}</title></path>"
    )


def _drawn_row(row: Row) -> str:
    base = _middle(row.cell) + 4
    aside = ' class="aside"' if not row.gives else ""
    gives = escape(cut(", ".join(row.gives), 30))
    remark = f"  ! {row.remark}" if "from further down" in row.remark else ""
    line = escape(cut(row.first_line, TEXT - len(remark) if remark else TEXT))
    return (
        f'<g{aside}><text x="{LEFT}" y="{base:.0f}" class="n">{row.cell}</text>'
        f'<text x="{LEFT + 34}" y="{base:.0f}" class="code">{line}</text>'
        f'<text x="{LEFT + 420}" y="{base:.0f}">{gives}</text>'
        f"{_drawn_remark(row.remark, base) if remark else ''}</g>"
    )


def _drawn_remark(remark: str, base: float) -> str:
    return (
        f'<text x="{LEFT + 410}" y="{base:.0f}" text-anchor="end" class="n">'
        f"! {escape(remark)}</text>"
    )


def _drawn_cut(one: Cut) -> str:
    """A bracket on the right of cells that could become a function."""
    top, bottom = _middle(one.cells[0]) - 8, _middle(one.cells[-1]) + 8
    edge = LEFT + 628
    name = escape(cut(one.name, 28))
    return (
        f'<path class="group" d="M{edge - 6} {top:.0f}H{edge}V{bottom:.0f}H{edge - 6}">'
        f"<title>{escape(one.signature)}</title></path>"
        f'<text x="{edge + 12}" y="{(top + bottom) / 2 + 4:.0f}" class="code">{name}</text>'
    )
