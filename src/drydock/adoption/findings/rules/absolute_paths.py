"""Paths that are there on one machine only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.adoption.findings.code import read
from drydock.adoption.findings.words import at, some
from drydock.adoption.model import Adopted, Finding
from drydock.detail import cut
from drydock.judging.reading.displays import Spot

ABSOLUTE = re.compile(
    r"(?:/(?:home|Users|content|kaggle|mnt|media|Volumes|root|tmp|data|opt|dbfs|drive)/\S"
    r"|~/|[A-Za-z]:[\\/](?![\\/])).{0,300}",
    re.DOTALL,
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for all of them."""
    spots = [
        Spot(cell.number, node.lineno, node.value)
        for cell, node in read(adopted.cells).walk()
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str) and "\n" not in node.value
        if ABSOLUTE.fullmatch(node.value)
    ]
    if not spots:
        return
    shown = [f'"{cut(one.text)}" ({at(one.cell, one.line)})' for one in spots]
    yield Finding(
        rule="path of one machine",
        certainty="sure",
        cell=spots[0].cell,
        line=spots[0].line,
        what=f"files by the path of one machine: {some(list(dict.fromkeys(shown)), 4)}",
        why="on another machine, or in a copy of the folder, they are not there",
        remedy="put the files beside the notebook, and write the path from there",
        lesson="titanic/04",
        weight=55,
    )
