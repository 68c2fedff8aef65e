"""Cells as plain Python: what only IPython understands goes, or becomes what does the same.

A magic that measures, shows or sets up goes; `%time` leaves what it measures; `%cd` and a
shell line that acts become a line of Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drydock.workbook.notebook import parsed, without_indent

MEASURING = re.compile(r"^(\s*)%(?:time|prun|memit|lprun|mprun)\b(?:\s+-\S+)*\s*(.*)$")
CELL_MEASURING = re.compile(r"^\s*%%(?:time|capture|prun|memit)\b.*\n?")
OTHER_CELL = re.compile(r"^\s*%%")
CD = re.compile(r"^(\s*)%?cd\s+(.+?)\s*$")
KEPT_SHELL = re.compile(r"^(\s*)([\w, ]+?)\s*=\s*(?:!|%(?:sx|system)\s)\s*(.+)$")
SHELL = re.compile(r"^(\s*)!\s*(.+)$")
MAGIC = re.compile(r"^\s*(?:%%?[A-Za-z_]|\?|[%\w.]+\?{1,2}\s*$)")
KEPT_MAGIC = re.compile(r"^\s*[\w, ]+\s*=\s*%")
# Shell lines that only show, or get from elsewhere what is here already or never.
PASSED_OVER = re.compile(
    r"\s*(?:cat|curl|dir|echo|git|head|less|ls|more|nvidia-smi|pip3?|conda|apt(?:-get)?"
    r"|python3? -m pip|pwd|sudo|tail|type|wc|wget|which|kaggle|jupyter)\b"
)


@dataclass(frozen=True)
class LeftOut:
    """A line of a cell that is not in the script, and why; both counted from 1."""

    cell: int
    line: int
    text: str
    why: str


def plain(cell: int, source: str) -> tuple[str, list[LeftOut]]:
    """The source of a cell without what only IPython understands; its lines keep their
    numbers."""
    source = source.replace("\r\n", "\n")
    if parsed(source) is not None:  # the second line of a sum may begin with a %
        return source, []
    source = without_indent(source)
    if parsed(source) is not None:
        return source, []
    measured = CELL_MEASURING.match(source)
    if measured:
        rest, found = plain(cell, "\n" + source[measured.end() :])
        return rest, [LeftOut(cell, 1, measured[0].strip(), "measures"), *found]
    if OTHER_CELL.match(source):
        lines = source.count("\n")
        first = source.strip().splitlines()[0]
        return "\n" * lines, [LeftOut(cell, 1, first, "is no Python")]
    kept, found = [], []
    for number, line in enumerate(source.split("\n"), 1):
        now, why = _plain_line(line)
        kept.append(now)
        if why:
            found.append(LeftOut(cell, number, line.strip(), why))
    return "\n".join(kept), found


# pylint: disable-next=too-many-return-statements
def _plain_line(line: str) -> tuple[str, str]:
    """A line as plain Python, and why it is another one."""
    if measured := MEASURING.match(line):
        return measured[1] + measured[2], "measures"
    if moved := CD.match(line):
        if line.lstrip().startswith("%"):
            return f"{moved[1]}__import__('os').chdir({moved[2]!r})", "is for IPython"
    if shell := KEPT_SHELL.match(line):
        run = f"__import__('subprocess').getoutput({shell[3].strip()!r}).splitlines()"
        return f"{shell[1]}{shell[2].strip()} = {run}", "is for the shell"
    if shell := SHELL.match(line):
        if PASSED_OVER.match(shell[2]):
            return _nothing(shell[1]), "is for the shell"
        run = f"__import__('subprocess').run({shell[2].strip()!r}, shell=True, check=False)"
        return shell[1] + run, "is for the shell"
    if KEPT_MAGIC.match(line):
        return line, ""
    if MAGIC.match(line):
        return _nothing(line[: len(line) - len(line.lstrip())]), "is for IPython"
    return line, ""


def _nothing(indentation: str) -> str:
    """A line that does nothing; within a block there must be one."""
    return f"{indentation}pass" if indentation else ""
