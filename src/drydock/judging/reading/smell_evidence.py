"""Whether a reader could defend a smell: what must at least stand there to be called so.

No judgement of taste. A magic literal needs a literal, a lie something that is said, a
leak something that is learned or measured. Where not even that is there, the code is
plainly clean of this smell. Dead code is a matter of fact, and not of evidence: what is
dead stands in the inventory.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy

from drydock.workbook.notebook import names_in, plain_python

LEARNS = frozenset(
    "accuracy_score concat corr crosstab cut fillna fit fit_transform groupby mean median"
    " mode predict qcut score transform value_counts".split()
)
WELL_KNOWN = frozenset({"np", "pd", "plt", "self", "sns"})
LONG_ENOUGH = re.compile(r"[A-Za-z]{6,}|[A-Za-z]{3,}_\w{3,}|[XY]_\w+")


def could_be(
    kind: str, code: list[str], texts: list[str], everywhere: Counter[str]
) -> bool:
    """Whether there is anything in these cells that `kind` could be said of.

    code: the cells that are code. texts: all of them. everywhere: the shapes of the whole
    notebook's statements. A kind of which nothing is known could be anything.
    """
    nodes = [node for source in code for node in ast.walk(_tree(source))]
    if kind in ("duplicated code", "duplicated responsibility"):
        return any(everywhere[shape] > 1 for shape in shapes(code))
    if kind in ("comment that lies", "noise"):
        return any(_says_something(text) for text in texts)
    look = EVIDENCE.get(kind)
    return look is None or any(map(look, nodes))


def shapes(code: Iterable[str]) -> Counter[str]:
    """How often there is a statement of each shape, names and literals aside."""
    return Counter(shape for source in code for shape in _shapes(_tree(source)))


def _tree(source: str) -> ast.Module:
    return plain_python(source) or ast.parse("")


def _shapes(tree: ast.Module) -> Iterator[str]:
    """Of each statement: what it calls, and how it is built."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            yield type(node).__name__ + ast.dump(_Blank().visit(deepcopy(node)))
            yield from (f"calls {name}" for name in _called(node))


class _Blank(ast.NodeTransformer):
    """Leaves nothing of names and literals but that there is one."""

    def visit_Name(self, node: ast.Name) -> ast.AST:  # pylint: disable=invalid-name
        return ast.Name("name", node.ctx)

    def visit_Constant(
        self, _: ast.Constant
    ) -> ast.AST:  # pylint: disable=invalid-name
        return ast.Constant(0)


def _called(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
            yield one.func.attr
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
            yield one.func.id


def _says_something(text: str) -> bool:
    """Whether a cell has a comment, or is a text; what only names a smell says nothing."""
    said = [line for line in text.splitlines() if "smell]" not in line]
    return any("#" in line for line in said) or plain_python("\n".join(said)) is None


def _is_short_name(node: ast.AST) -> bool:
    name = node.id if isinstance(node, ast.Name) else getattr(node, "arg", None)
    if not isinstance(name, str) or isinstance(node, ast.keyword):
        return False
    return name not in WELL_KNOWN and not LONG_ENOUGH.fullmatch(name)


def _is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value not in (None, True, False)


def _learns(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and bool(LEARNS & set(_called(node)))


def _changes(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign):
        made = {one.id for one in node.targets if isinstance(one, ast.Name)}
        used = names_in(node.value)
        return bool(made & used) or isinstance(node.value, ast.Name) or not made
    return isinstance(node, ast.Call) and bool(node.args)


def _depends(node: ast.AST) -> bool:
    """Whether it may matter what has run before: something is read that others change."""
    return isinstance(node, (ast.Subscript, ast.Call, ast.FunctionDef))


def _computes(node: ast.AST) -> bool:
    return isinstance(node, (ast.Call, ast.Compare, ast.BinOp, ast.Subscript))


EVIDENCE: dict[str, Callable[[ast.AST], bool]] = {
    "dead code": lambda node: False,
    "exposed internals": _computes,
    "hidden state": _depends,
    "leakage": _learns,
    "magic literal": _is_literal,
    "missing test": _computes,
    "mutable input": _changes,
    "mysterious name": _is_short_name,
}
