"""What the code of a notebook says, without being run, of where its results come from and
which rules of the modules it writes down again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

SMALL = 10  # numbers up to this stand for many things
SHARED_NUMBERS = 3
SHARED_CODES = 2
LEAST_PATTERN = 5
CUTS = ("head", "tail", "iloc", "loc")
DATA = ("DataFrame", "Series", "array")
DERIVED = ("Title", "IsAlone", "Age*Class")  # no passenger list has these columns
COLUMNS = "Name Pclass Sex Age Fare Embarked SibSp Parch".split()
IMPORTS = re.compile(r"^%aimport +(?=\w)", re.MULTILINE)


def with_imports(source: str) -> str:
    """The source of a cell in which autoreload's own import is written as Python's."""
    return IMPORTS.sub("import ", source)


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
            if isinstance(node, ast.FunctionDef):
                self._made_from.setdefault(node.name, []).extend(_returned(node))

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


def values(trees: Iterable[ast.Module]) -> dict[str, list[ast.expr]]:
    """The expressions that give each name its value; not those of a loop."""
    found: dict[str, list[ast.expr]] = {}
    for node in (one for tree in trees for one in ast.walk(tree)):
        if not isinstance(node, (ast.For, ast.comprehension)):
            for target, value in _bindings(node):
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(value)
    return found


def works_out(name: str, value: ast.AST, known: dict[str, list[ast.expr]]) -> bool:
    """Whether a feature that is in no passenger list is made from a column of one, if
    only in a line before. known: see `values`."""
    if isinstance(value, ast.Dict):  # as in assign(**{"Age*Class": product})
        pairs = zip(value.keys, value.values)
        value = next(v for k, v in pairs if getattr(k, "value", None) == name)
    made_from = known.get(value.id, []) if isinstance(value, ast.Name) else [value]
    return name in DERIVED and any(map(_takes_a_column, made_from))


def _takes_a_column(value: ast.AST) -> bool:
    return any(
        isinstance(one, ast.Attribute)
        and one.attr in COLUMNS
        or isinstance(one, ast.Subscript)
        and isinstance(one.slice, ast.Constant)
        and one.slice.value in COLUMNS
        for one in ast.walk(value)
    )


def _returned(function: ast.FunctionDef) -> list[ast.expr]:
    """What a function gives back."""
    found = (one for one in ast.walk(function) if isinstance(one, ast.Return))
    return [one.value for one in found if one.value]


def _names(node: ast.AST) -> list[str]:
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]


def cut(trees: Iterable[ast.Module], names: list[str]) -> list[str]:
    """Those of `names` that are made by cutting rows out of a table."""
    found = [
        target.id
        for tree in trees
        for node in ast.walk(tree)
        for whole, value in _bindings(node)
        for target, part in _pairs(whole, value)
        if isinstance(target, ast.Name) and target.id in names and _is_cut(part)
    ]
    return list(dict.fromkeys(found))


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """What gets which value, where several do at once."""
    kinds = (ast.Tuple, ast.List)
    if isinstance(target, kinds) and isinstance(value, kinds):
        return list(zip(target.elts, value.elts))
    return [(target, value)]


def _is_cut(node: ast.expr) -> bool:
    """Whether an expression ends in some of the rows of what it begins with."""
    while isinstance(node, (ast.Call, ast.Attribute, ast.Subscript)):
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            if node.attr in CUTS:
                return True
            node = node.value
        else:
            if isinstance(node.slice, ast.Slice):
                return True
            node = node.value
    return False


def repeated_rules(cell: ast.Module, modules: Iterable[ast.Module]) -> list[str]:
    """The edges, codes and patterns of the modules that a cell writes down again, in
    words. Numbers in a table or a column are no edges, but examples."""
    trees = list(modules)
    found = []
    for edges in (_large(one) for tree in trees for one in _collections(tree)):
        shared = _edges_again(cell, edges)
        if len(shared) >= SHARED_NUMBERS or any(number % 1 for number in shared):
            found.append(f"the numbers {', '.join(f'{n:g}' for n in sorted(shared))}")
    codes = {item for one in _dictionaries(cell) for item in _items(one)}
    for known in (_items(one) for tree in trees for one in _dictionaries(tree)):
        if len(shared_codes := codes & known) >= SHARED_CODES:
            words = [repr(key) for key, _ in sorted(shared_codes)]
            found.append(f"the codes of {', '.join(words)}")
    patterns = {one for tree in trees for one in _patterns(tree)}
    found += [f"the pattern {one}" for one in _patterns(cell) if one in patterns]
    return list(dict.fromkeys(found))


def _collections(tree: ast.AST) -> Iterator[ast.AST]:
    kinds = (ast.List, ast.Tuple, ast.Set)
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


def _edges_again(cell: ast.AST, edges: set[float]) -> set[float]:
    """Those of `edges` with which a cell compares something, or which it lists; not
    where other numbers lie between them."""
    name = _last_name(cell.func) if isinstance(cell, ast.Call) else ""
    if name in DATA:
        return set()
    found: set[float] = set()
    if isinstance(cell, ast.Compare):
        found = set(_numbers(cell)) & edges
    elif isinstance(cell, (ast.List, ast.Tuple, ast.Set)):
        listed = {one for part in cell.elts for one in _listed(part)}
        shared = listed & edges
        between = {one for one in listed if shared and min(shared) < one < max(shared)}
        found = shared if between <= edges else set()
    for part in ast.iter_child_nodes(cell):
        is_new = name == "assign" and isinstance(part, ast.keyword)
        if not (is_new and isinstance(part.value, ast.List)):  # a column of examples
            found |= _edges_again(part, edges)
    return found


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _patterns(tree: ast.AST) -> list[str]:
    """The texts that look like regular expressions."""
    texts = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant))
    return [
        one
        for one in texts
        if isinstance(one, str) and "\\" in one and len(one) >= LEAST_PATTERN
    ]


def _dictionaries(tree: ast.AST) -> Iterator[ast.Dict]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Dict))


def _numbers(tree: ast.AST) -> Iterator[float]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
            yield float(node.value)


def _listed(part: ast.expr) -> Iterator[float]:
    """The numbers in a part of a list; those of a passenger, say, are examples."""
    return iter(()) if isinstance(part, ast.Dict) else _numbers(part)


def _large(tree: ast.AST) -> set[float]:
    return {number for number in _numbers(tree) if number > SMALL or number % 1}


def _items(node: ast.Dict) -> set[tuple[str, float]]:
    """The items of a dictionary that give a word a number, or a number a word."""
    pairs = [
        (key.value, value.value)
        for key, value in zip(node.keys, node.values)
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
    ]
    pairs += [(value, key) for key, value in pairs]
    return {
        (word, float(number))
        for word, number in pairs
        if isinstance(word, str) and isinstance(number, (int, float))
    }
