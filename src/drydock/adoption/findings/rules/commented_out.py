"""Code that was put into comments instead of being deleted."""

from __future__ import annotations

import ast
import builtins
import re
import textwrap
from collections.abc import Iterator

from drydock.adoption.findings.calls import root
from drydock.adoption.findings.code import Code, CodeCell, read
from drydock.adoption.findings.words import count, in_cells
from drydock.adoption.model import Adopted, Finding
from drydock.judging.reading.statements import comments
from drydock.workbook.notebook import names_in, parsed

DIRECTIVE = re.compile(r"#\s*(%%|@|!|type:|noqa|pylint:|fmt:|region|endregion)")
LONGEST = 40
KNOWN = frozenset(dir(builtins)) | {"pd", "np", "plt", "sns", "os", "sys"}


def find(adopted: Adopted) -> Iterator[Finding]:
    """All lines of the notebook that are code in a comment, in one finding."""
    code = read(adopted.cells)
    known = _known(code)
    lines = [(cell.number, line) for cell in code.cells for line in _lines(cell, known)]
    if not lines:
        return
    yield Finding(
        rule="commented-out code",
        certainty="sure",
        cell=lines[0][0],
        line=lines[0][1],
        what=f"{count(len(lines), 'line')} of code in comments, in"
        f" {in_cells(cell for cell, _ in lines)}",
        why="nobody knows whether it still works, or why it is kept; each reader reads it",
        remedy="delete it: the history of the repository keeps it for you",
        lesson="titanic/07",
        weight=20,
    )


def _known(code: Code) -> frozenset[str]:
    """The names that a reader of the notebook knows."""
    trees = [cell.tree for cell in code.cells]
    named = {name for tree in trees for name in names_in(tree) | _imported(tree)}
    defined = {getattr(node, "name", None) for _, node in code.walk()} - {None}
    return KNOWN | named | {str(name) for name in defined}


def _imported(tree: ast.AST) -> set[str]:
    return {
        one.asname or one.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for one in node.names
    }


def _lines(cell: CodeCell, known: frozenset[str]) -> Iterator[int]:
    """The lines of a cell that are, or belong to, code in a comment."""
    for block in _blocks(cell):
        at = 0
        while at < len(block):
            end = _longest(block[at : at + LONGEST], known)
            yield from (line for line, _ in block[at : at + end])
            at += end or 1


def _longest(block: list[tuple[int, str]], known: frozenset[str]) -> int:
    """How many of the lines at the beginning of a block are code together."""
    texts = [text for _, text in block]
    ends = range(len(block), 0, -1)
    return next(
        (at for at in ends if _is_code(textwrap.dedent("\n".join(texts[:at])), known)),
        0,
    )


def _blocks(cell: CodeCell) -> Iterator[list[tuple[int, str]]]:
    """Comments that follow each other line by line, without their `#`."""
    block: list[tuple[int, str]] = []
    for line, comment in comments(cell.source):
        alone = cell.lines[line - 1].lstrip().startswith("#")
        if DIRECTIVE.match(comment) or not alone:
            continue
        if block and line != block[-1][0] + 1:
            yield block
            block = []
        block.append((line, re.sub(r"^#+ ?", "", comment)))
    if block:
        yield block


def _is_code(text: str, known: frozenset[str]) -> bool:
    """Whether a text is Python that does something with names that the notebook has."""
    tree = parsed(text)
    if tree is None or not tree.body:
        return False
    made = names_in(tree, ast.Store) | _imported(tree)
    return all(map(_does, tree.body)) and names_in(tree, ast.Load) <= known | made


def _does(node: ast.stmt) -> bool:
    """Whether words alone would hardly come out as such a statement."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and bool(root(node.value))
    if isinstance(node, ast.Assign):
        return not isinstance(node.value, ast.Name)
    return not isinstance(node, (ast.AnnAssign, ast.Pass))
