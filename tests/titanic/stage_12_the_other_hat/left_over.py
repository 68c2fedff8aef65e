"""What is left in a work's texts of a time before the change: old figures, a paid note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

TEXTS = (".py", ".md", ".txt", ".rst", ".ipynb")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
OF_AGES = re.compile(r"\bage[sd]?\b|\bold(?:est|er)?\b", re.IGNORECASE)
EDGE = re.compile(r"\b6[45]\b")
PAID = re.compile(r"\bpaid\b|\bsettled\b|\bresolved\b|~~|\[x\]", re.IGNORECASE)


def figures(share: float) -> list[str]:
    """How people write an accuracy: in per cent, and as a share."""
    return [f"{100 * share:.2f}", f"{share:.4f}"]


def old_figures(files: dict[str, Path], old: float, new: float) -> list[str]:
    """Where an old accuracy stands without the new one beside it, in words.

    files: those of the work, by their path within it. old, new: between 0 and 1.
    """
    found = []
    for name, path in files.items():
        if path.suffix not in TEXTS:
            continue
        for place, text in _parts(path):
            known = [figure for figure in figures(old) if figure in text]
            if known and not any(figure in text for figure in figures(new)):
                found.append(f"{known[0]} in {name}{place}")
    return found


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs of a text, or the cells of a notebook, each with its place."""
    try:
        text = path.read_text("utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            for number, cell in enumerate(cells, 1):
                yield f", cell {number}", "".join(cell["source"])
                yield f", saved output of cell {number}", json.dumps(
                    cell.get("outputs")
                )
            return
    except (OSError, ValueError, LookupError, TypeError):
        return  # what cannot be read is told where it is needed
    line = 1
    for paragraph in re.split(r"(\n\s*\n)", text):
        yield f", line {line}", paragraph
        line += paragraph.count("\n")


def unpaid_note(text: str) -> str:
    """The first line of a note on the ages over 64 that still stands; empty for none."""
    for section in _sections(text):
        if (
            OF_AGES.search(section)
            and EDGE.search(section)
            and not PAID.search(section)
        ):
            return section.strip().splitlines()[0].lstrip("# ")
    return ""


def _sections(text: str) -> list[str]:
    """What stands below each heading, with it; without headings, each paragraph."""
    begins = [found.start() for found in HEADING.finditer(text)]
    if len(begins) < 2:
        return re.split(r"\n\s*\n", text)
    return [text[at:end] for at, end in zip(begins, [*begins[1:], len(text)])]
