"""The tables among the saved outputs of a notebook, by their columns."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from drydock.adoption.model import Output

MOST = 400_000


def tables_in(output: Output) -> Iterator[dict[str, list[str]]]:
    """Each table that an output holds: its columns with their values as text."""
    html = output.html or (output.text if output.kind == "html" else "")
    if "<table" in html:
        parser = _Tables()
        parser.feed(html[:MOST])
        for rows in parser.tables:
            yield _columns(rows)
    else:
        yield from _plain(output.text[:MOST])


def _columns(rows: list[list[str]]) -> dict[str, list[str]]:
    if not rows:
        return {}
    header, *body = rows
    return {
        name: [row[at] for row in body if len(row) == len(header)]
        for at, name in enumerate(header)
        if name
    }


class _Tables(HTMLParser):
    """Collects the texts of the cells of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.within = False

    def handle_data(self, data: str) -> None:
        if self.within:
            self.tables[-1][-1][-1] += data.strip()


def _plain(text: str) -> Iterator[dict[str, list[str]]]:
    """Tables as pandas prints them: each value ends where the name above it ends."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        names = line.split()
        if not line[:1].isspace() or not names or not all(map(_is_name, names)):
            continue
        ends = []
        place = 0
        for name in names:
            place = line.index(name, place) + len(name)
            ends.append(place)
        body = []
        for row in lines[at + 1 :]:
            if not row.strip() or row[:1].isspace():
                break
            body.append(row)
        starts = [0, *ends]
        yield {
            name: [row[starts[one] : ends[one]].strip() for row in body]
            for one, name in enumerate(names)
            if one or body
        }


def _is_name(word: str) -> bool:
    return word == "\\" or word[:1].isalpha()
