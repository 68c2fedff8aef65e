"""Code that no run can reach."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.findings.calls import dotted
from drydock.adoption.findings.code import read
from drydock.adoption.findings.words import at
from drydock.adoption.model import Adopted, Finding
from drydock.detail import cut

LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
EXITS = ("sys.exit", "os._exit")


def find(adopted: Adopted) -> Iterator[Finding]:
    """What stands after a return, raise, break or exit, or under a plain `if False`."""
    for cell, node in read(adopted.cells).walk():
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            for before, after in zip(body, body[1:]) if isinstance(body, list) else ():
                if isinstance(before, ast.stmt) and _leaves(before):
                    yield _finding(cell.number, after, f"after {_shown(before)}")
                    break
        if isinstance(node, ast.If) and _is_false(node.test):
            yield _finding(cell.number, node.body[0], f"under {_shown(node)}")


def _leaves(node: ast.stmt) -> bool:
    if isinstance(node, LEAVES):
        return True
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and dotted(call.func) in EXITS


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _shown(node: ast.stmt) -> str:
    return cut(ast.unparse(node).splitlines()[0], 40)


def _finding(cell: int, node: ast.stmt, why: str) -> Finding:
    return Finding(
        rule="never reached",
        certainty="sure",
        cell=cell,
        line=node.lineno,
        what=f"{_shown(node)} in {at(cell, node.lineno)} never runs",
        why=f"it stands {why}",
        remedy="delete it, or move it to where it was meant to run",
        lesson="titanic/07",
        weight=60,
    )
