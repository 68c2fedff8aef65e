"""A notebook as HTML: its words, its code, and what each cell has shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbconvert.filters.ansi import strip_ansi

ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>')
BLOCK = re.compile(r"<pre(?=[ >])")
# A region that scrolls can be reached by the keyboard.
REACHED = '<pre tabindex="0"'
# Above the labels of a table of pandas; a header without words is none.
EMPTY_HEADER = re.compile(r"<th(?:\s[^>]*)?>\s*</th>")
HIDDEN = "source_hidden"
PICTURES = ("image/png", "image/jpeg")


def of_markdown(text: str) -> str:
    """Markdown as HTML; what is folded in it stays folded."""
    found: str = markdown2html_mistune(text)
    found = EMPTY_HEADER.sub("<td></td>", ANCHOR.sub("", found))
    return BLOCK.sub(REACHED, found)


def of_notebook(document: Any) -> str:
    """All cells, one after the other."""
    return "\n".join(part for cell in document.cells for part in _cell(cell))


def _cell(cell: Any) -> Iterator[str]:
    if cell.cell_type == "markdown":
        yield of_markdown(cell.source)
    elif cell.cell_type == "code" and cell.source.strip():
        code = of_code(cell.source)
        if cell.metadata.get("jupyter", {}).get(HIDDEN):
            code = f"<details><summary>The code of this cell</summary>{code}</details>"
        yield code
        yield from (f'<div class="shown">{one}</div>' for one in _shown(cell.outputs))


def of_code(source: str) -> str:
    """Code in colours, by classes of Pygments."""
    found: str = Highlight2HTML(pygments_lexer="ipython3")(source)
    return BLOCK.sub(REACHED, found)


def _shown(outputs: list[Any]) -> Iterator[str]:
    for output in outputs:
        if output.output_type == "stream":
            if output.name == "stdout":
                yield _text(output.text)
        elif output.output_type == "error":
            yield _text("\n".join(output.traceback))
        else:
            yield _richest(output.data)


def _richest(data: Any) -> str:
    if html := data.get("text/html"):
        html = EMPTY_HEADER.sub("<td></td>", html)
        return f'<div class="wide" tabindex="0" role="group">{html}</div>'
    if svg := data.get("image/svg+xml"):
        return f'<div role="img" aria-label="Drawn by the cell above">{svg}</div>'
    for kind in PICTURES:
        if kind in data:
            code = "".join(data[kind].split())
            return (
                f'<img alt="Drawn by the cell above" src="data:{kind};base64,{code}">'
            )
    if words := data.get("text/markdown"):
        return of_markdown(words)
    return _text(data.get("text/plain", ""))


def _text(text: str) -> str:
    return f'<pre tabindex="0">{escape(strip_ansi(text).rstrip())}</pre>'
