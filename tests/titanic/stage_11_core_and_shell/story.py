"""What the code of a notebook says, without being run, of where its results come from and
which rules of the modules it writes down again."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

SMALL = 10  # numbers up to this stand for many things
SHARED_NUMBERS = 3
SHARED_CODES = 2


def not_from(module: str, trees: Iterable[ast.Module], names: list[str]) -> list[str]:
    """Those of `names` that no call of a function of `module` leads to."""
    trees = list(trees)
    found = _Flow(module, trees)
    return [name for name in names if not found.leads_to(name)]


class _Flow:
    """From which names and calls each name of a notebook is made."""

    def __init__(self, module: str, trees: list[ast.Module]) -> None:
        self._modules: set[str] = set()
        self._functions: set[str] = set()
        self._made_from: dict[str, list[ast.expr]] = {}
        for node in (one for tree in trees for one in ast.walk(tree)):
            self._note_import(node, module)
            for target, value in _bindings(node):
                for name in _names(target):
                    self._made_from.setdefault(name, []).append(value)

    def _note_import(self, node: ast.AST, module: str) -> None:
        if isinstance(node, ast.Import):
            same = [one for one in node.names if one.name == module]
            self._modules |= {one.asname or one.name for one in same}
        elif isinstance(node, ast.ImportFrom) and node.module == module:
            self._functions |= {one.asname or one.name for one in node.names}

    def leads_to(self, name: str) -> bool:
        """Whether a call of the module stands behind `name`, directly or through others."""
        to_see, seen = [name], set()
        while to_see:
            one = to_see.pop()
            seen.add(one)
            for value in self._made_from.get(one, []):
                if any(map(self._is_of_module, ast.walk(value))):
                    return True
                to_see += [other for other in _names(value) if other not in seen]
        return False

    def _is_of_module(self, node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return False
        called = node.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            return called.value.id in self._modules
        is_name = isinstance(called, ast.Name)
        return is_name and not self._functions.isdisjoint({called.id, "*"})


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What a statement gives a value, and from which expression."""
    if isinstance(node, ast.Assign):
        yield from ((target, node.value) for target in node.targets)
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and node.value:
        yield node.target, node.value
    elif isinstance(node, (ast.For, ast.comprehension)):
        yield node.target, node.iter


def _names(node: ast.AST) -> list[str]:
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]


def repeated_rules(cell: ast.Module, modules: Iterable[ast.Module]) -> list[str]:
    """The edges and codes of the modules that a cell writes down again, in words."""
    trees = list(modules)
    numbers = set(_numbers(cell))
    found = []
    for edges in (_large(one) for tree in trees for one in _collections(tree)):
        if len(shared := numbers & edges) >= SHARED_NUMBERS:
            found.append(f"the numbers {', '.join(f'{n:g}' for n in sorted(shared))}")
    codes = {item for one in _dictionaries(cell) for item in _items(one)}
    for known in (_items(one) for tree in trees for one in _dictionaries(tree)):
        if len(shared_codes := codes & known) >= SHARED_CODES:
            words = [repr(key) for key, _ in sorted(shared_codes)]
            found.append(f"the codes of {', '.join(words)}")
    return list(dict.fromkeys(found))


def _collections(tree: ast.AST) -> Iterator[ast.AST]:
    kinds = (ast.List, ast.Tuple, ast.Set)
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def _dictionaries(tree: ast.AST) -> Iterator[ast.Dict]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Dict))


def _numbers(tree: ast.AST) -> Iterator[float]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
            yield float(node.value)


def _large(tree: ast.AST) -> set[float]:
    return {number for number in _numbers(tree) if number > SMALL or number % 1}


def _items(node: ast.Dict) -> set[tuple[str, float]]:
    """The items of a dictionary that give a word a number."""
    return {
        (key.value, float(value.value))
        for key, value in zip(node.keys, node.values)
        if isinstance(key, ast.Constant)
        and isinstance(value, ast.Constant)
        and isinstance(key.value, str)
        and isinstance(value.value, (int, float))
    }
