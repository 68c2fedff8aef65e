"""What is left in a work's texts of a time before the change: old figures, a paid note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

TEXTS = (".py", ".md", ".txt", ".rst", ".ipynb")
FIGURE = re.compile(r"(?<![\w.,])\d{1,2}[.,]\d+(?!\w|[.,]\d)")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
OF_AGES = re.compile(r"\bage[sd]?\b|\bold(?:est|er)?\b", re.IGNORECASE)
EDGE = re.compile(r"(?<![\d.,])6[45]\b(?![.,]\d)")
# In other words: what becomes of those who are above it.
BEYOND = re.compile(
    r"\b(?:last|highest|upper|top) (?:age )?(?:edge|band|limit)\b|\bno band\b"
    r"|\b(?:in|stays?) years\b",
    re.IGNORECASE,
)
STAYS = re.compile(
    r"\b(?:stay(?:s|ed)?|ke(?:ep|eps|pt)|forg[eo]t\w*|no band|none of|as (?:it|they)"
    r" (?:is|are)|not (?:be |been )?(?:cut|put|banded|binned|in)|in years)\b",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\bband 4\b|\ba band of (?:their|its) own\b"
    r"|\b(?:got|were given|was given) (?:a|their|its)(?: own)?(?: age)? band\b",
    re.IGNORECASE,
)
NOT_YET = r"(?<!\bnot )(?<!\byet )(?<!\bbe )(?<!\bun)(?<!\bget )"
PAID = re.compile(
    rf"{NOT_YET}\b(?:paid|settled|resolved)\b|~~|\[x\]|^(?:#+|.{{0,4}}\bstatus\b).*"
    r"\b(?:done|fixed|mended|closed|cleared|solved)\b",
    re.IGNORECASE | re.MULTILINE,
)


def old_figures(files: dict[str, Path], old: float, new: float) -> list[str]:
    """Where an old accuracy stands without the new one beside it, in words.

    files: those of the work, by their path within it. old, new: between 0 and 1.
    """
    found = []
    for name, path in files.items():
        if path.suffix not in TEXTS:
            continue
        for place, text in _parts(path):
            figures = FIGURE.findall(text)
            known = [one for one in figures if _is(one, old) and not _is(one, new)]
            if known and not any(_is(one, new) for one in figures):
                found.append(f"{known[0]} in {name}{place}")
    return found


def _is(figure: str, share: float) -> bool:
    """Whether people write an accuracy so: in per cent, or as a share; rounded, or cut
    off."""
    decimals = len(figure) - figure.replace(",", ".").index(".") - 1
    number = float(figure.replace(",", "."))
    for value, fewest in ((100 * share, 1), (share, 3)):
        if decimals >= fewest:
            is_cut = 0 <= value - number < 10**-decimals and decimals > fewest
            if is_cut or abs(value - number) <= 0.5 * 10**-decimals:
                return True
    return False


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
    """The line that names a note on the ages over 64 that still stands; empty for none."""
    for section in _sections(text):
        if _is_of_the_ages(section) and not PAID.search(section):
            lines = [line for line in section.splitlines() if line.strip()]
            names = [line for line in lines if OF_AGES.search(line)]
            return (names or lines)[0].strip().lstrip("#*- ")
    return ""


def _is_of_the_ages(section: str) -> bool:
    """Whether it says of ages over 64 what was so before the change."""
    if not OF_AGES.search(section):
        return False
    if EDGE.search(section):
        return not NEW.search(section) or bool(STAYS.search(section))
    return bool(BEYOND.search(section) and STAYS.search(section))


def _sections(text: str) -> list[str]:
    """What stands below each heading, with it; without headings, each paragraph."""
    begins = [found.start() for found in HEADING.finditer(text)]
    if len(begins) < 2:
        return re.split(r"\n\s*\n", text)
    return [text[at:end] for at, end in zip(begins, [*begins[1:], len(text)])]
