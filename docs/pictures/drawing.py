"""What the pictures of the lessons are drawn with: boxes, words, arrows.

They are readable in light and in dark, and nothing in them is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

STYLE = """  <style>
    text { font: 15px sans-serif; fill: #1b1f24; text-anchor: middle; }
    .left { text-anchor: start; }
    .right { text-anchor: end; }
    .strong { font-weight: bold; }
    .small { font-size: 13px; }
    .page { fill: #ffffff; }
    .box { fill: #eef2f6; stroke: #1b1f24; stroke-width: 1.5; }
    .core { fill: #cfe3f7; stroke: #1b1f24; stroke-width: 3; }
    .wrong { fill: #ffffff; stroke: #1b1f24; stroke-width: 2; stroke-dasharray: 6 4; }
    .page-line { fill: #ffffff; stroke: #1b1f24; stroke-width: 1.5; }
    .full { fill: #1b1f24; stroke: #1b1f24; stroke-width: 1.5; }
    text.on { fill: #ffffff; }
    .line { stroke: #1b1f24; stroke-width: 2; fill: none; }
    .thin { stroke: #1b1f24; stroke-width: 1; }
    .arrow { stroke: #1b1f24; stroke-width: 2; fill: none; marker-end: url(#head); }
    .head { fill: #1b1f24; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .page { fill: #0d1117; }
      .box { fill: #1c232c; stroke: #e6edf3; }
      .core { fill: #1f4468; stroke: #e6edf3; }
      .wrong { fill: #0d1117; stroke: #e6edf3; }
      .page-line { fill: #0d1117; stroke: #e6edf3; }
      .full { fill: #e6edf3; stroke: #e6edf3; }
      text.on { fill: #0d1117; }
      .line, .thin, .arrow { stroke: #e6edf3; }
      .head { fill: #e6edf3; }
    }
  </style>
  <defs>
    <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7"
            markerHeight="7" orient="auto"><path class="head" d="M0 0L10 5L0 10z"/></marker>
  </defs>"""


def picture(
    width: int, height: int, says: str, parts: Iterable[str], top: int = 0
) -> str:
    """An SVG file; says: its alternative text, for whoever opens the file itself.

    top: where it begins, above which there is nothing; below 0 for one that is higher.
    """
    size = f'viewBox="0 {top} {width} {height - top}" width="{width}" height="{height - top}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"  <title>{escape(says)}</title>",
        STYLE,
        f'  <rect class="page"{_begins(top)} width="{width}" height="{height - top}" rx="8"/>',
        *(f"  {part}" for part in parts),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _begins(top: int) -> str:
    return f' y="{top}"' if top else ""


def box(kind: str, x: int, y: int, width: int, height: int) -> str:
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect class="{kind}" {place} rx="10"/>'


def circle(kind: str, x: int, y: int, radius: int) -> str:
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"/>'


def text(x: int, y: int, words: str, kind: str = "") -> str:
    """Words around a point, or to the left or right of it, on one line."""
    style = f' class="{kind}"' if kind else ""
    return f'<text{style} x="{x}" y="{y}">{escape(words)}</text>'


def texts(x: int, y: int, lines: Iterable[str], kind: str = "") -> str:
    """Lines below each other, 20 apart, the first of them at a point."""
    return "".join(text(x, y + 20 * n, words, kind) for n, words in enumerate(lines))


def path(steps: str, kind: str = "arrow") -> str:
    """steps: as in the attribute d of a path, such as M10 10H50."""
    return f'<path class="{kind}" d="{steps}"/>'
