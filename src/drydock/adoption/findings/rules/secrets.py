"""Keys, tokens and passwords, in the code or in what it has shown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.adoption.findings.calls import assigned, constant
from drydock.adoption.findings.code import read
from drydock.adoption.findings.secrets import secrets
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding

NAMES = re.compile(
    r"(?i)(\w*_)?(password|passwd|pwd|secret(_access)?(_key)?|api_?key(_id)?"
    r"|access_?token|auth_?token)"
)
# How much of an output is looked at.
MOST = 2_000_000
# What stands where the real thing is to be put in.
PLACEHOLDER = re.compile(
    r"(?i).*(your|change|insert|replace|example|placeholder|xxx|todo|dummy|\.\.\.|<|\*{3}|\{)"
    r".*|(none|null|test|secret|password|token|key|pass)?"
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """Each secret, without showing it again."""
    for cell in adopted.cells:
        for start, what in secrets(cell.source):
            line = cell.source.count("\n", 0, start) + 1
            yield _finding(cell.number, line, what, at(cell.number, line))
        for output in cell.saved_outputs:
            told = {what for _, what in secrets(output.text[:MOST])}
            for what in sorted(told):
                where = f"the saved output of {at(cell.number)}"
                yield _finding(cell.number, None, what, where)
    yield from _by_name(adopted)


def _by_name(adopted: Adopted) -> Iterator[Finding]:
    """`password = "..."` and `connect(password="...")`."""
    for cell, node in read(adopted.cells).walk():
        pairs = [
            (target.id, value, value.lineno)
            for target, value in assigned(node)
            if isinstance(target, ast.Name)
        ]
        if isinstance(node, ast.keyword) and node.arg:
            pairs.append((node.arg, node.value, node.value.lineno))
        for name, value, line in pairs:
            text = constant(value)
            if not isinstance(text, str) or not NAMES.fullmatch(name):
                continue
            if len(text) >= 6 and " " not in text and not PLACEHOLDER.fullmatch(text):
                if not any(secrets(text)):
                    what = f"a value for {name}"
                    yield _finding(
                        cell.number, line, what, at(cell.number, line), sure=False
                    )


def _finding(
    cell: int, line: int | None, what: str, where: str, sure: bool = True
) -> Finding:
    return Finding(
        rule="secret in the notebook",
        certainty="sure" if sure else "likely",
        cell=cell,
        line=line,
        what=f"{what} stands in {where}",
        why="whoever has the notebook, or the history of its repository, can use it",
        remedy="make it invalid where it was issued, read the new one from the environment,"
        " and delete it here",
        lesson="titanic/02",
        weight=95 if sure else 75,
    )
