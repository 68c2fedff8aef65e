"""Finding names and lines that a program does not need, by its syntax trees; knows nothing
of the kata.

Each function gives (line, what) pairs in the order of the lines.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import suppress

from drydock.workbook.notebook import NO_PYTHON

Found = list[tuple[int, str]]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef
FILLING = ("append", "extend", "add", "update", "insert", "setdefault")
CONTAINERS = (
    "dict",
    "list",
    "set",
    "defaultdict",
    "OrderedDict",
    "DataFrame",
    "Series",
)


def names_read(trees: Iterable[ast.Module]) -> set[str]:
    """All names that are read, called or imported anywhere in `trees`."""
    read: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute):
            read.add(node.attr)
        elif isinstance(node, ast.ImportFrom):
            read |= {alias.name for alias in node.names}
    for tree in trees:
        read |= _loaded(tree)
    return read


def names_reached(
    trees: list[ast.Module], others: list[ast.Module], roots: set[str]
) -> set[str]:
    """The names that are read by what is run: by `others`, by the lines of `trees` outside
    of any function, and by all that these call, and so on from `roots`. Functions that
    only call each other, or themselves, are not reached."""
    ahead = [one for tree in trees for one in tree.body if isinstance(one, DEFINITIONS)]
    rest = [one for tree in trees for one in tree.body if one not in ahead]
    reached = roots | names_read([ast.Module(rest, []), *others])
    while True:
        new = [one for one in ahead if one.name in reached]
        if not new:
            return reached
        ahead = [one for one in ahead if one not in new]
        for one in new:
            reached |= names_read([ast.Module([one], [])])


def _loaded(root: ast.AST) -> set[str]:
    """The names that are read in `root`; also those in annotations that are texts, and
    those that a module says it exports. A container that is only filled is not read."""
    fills = {id(one) for one in _filled(root)}
    read = {
        node.id
        for node in ast.walk(root)
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Load)
        and id(node) not in fills
    }
    for text in (*_annotations(root), *_exported(root)):
        with suppress(*NO_PYTHON):
            read |= {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
    return read


def _annotations(root: ast.AST) -> Iterator[str]:
    """The texts in the places of annotations."""
    for node in ast.walk(root):
        places = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        for place in filter(None, places):
            for part in ast.walk(place):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def _exported(root: ast.AST) -> Iterator[str]:
    for node in ast.walk(root):
        if isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant):
                    yield str(part.value)


def _filled(root: ast.AST) -> Iterator[ast.Name]:
    """The names of new containers where something is put into them, and no more."""
    new = {
        target.id
        for node in ast.walk(root)
        if isinstance(node, ast.Assign) and _is_new_container(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(root):
        base: ast.AST | None = None
        if isinstance(node, (ast.Subscript, ast.Attribute)):
            base = node.value if isinstance(node.ctx, ast.Store) else None
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            called = node.value.func
            if isinstance(called, ast.Attribute) and called.attr in FILLING:
                base = called.value
        if isinstance(base, ast.Name) and base.id in new:
            yield base


def _is_new_container(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in CONTAINERS
    return isinstance(value, (ast.Dict, ast.List, ast.Set))


def unused_imports(tree: ast.Module) -> Found:
    """Imports of a module whose name is not read in it."""
    read = _loaded(tree)
    return [
        (node.lineno, f"import of {alias.name}")
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        and getattr(node, "module", "") != "__future__"
        for alias in node.names
        if (alias.asname or alias.name).split(".")[0] not in read
        and not (alias.asname and alias.asname == alias.name)
    ]


def unused_definitions(tree: ast.Module, read: set[str]) -> Found:
    """Functions and classes, at any depth, and global names that nobody reads."""
    found = [
        (node.lineno, f"{node.name}()")
        for node in ast.walk(tree)
        if isinstance(node, DEFINITIONS)
        and not _known(node.name, read)
        and not _is_method(tree, node)
    ]
    outside = [one for one in tree.body if not isinstance(one, DEFINITIONS)]
    for name, line in _given_values(outside):
        if not _known(name, read):
            found.append((line, name))
    return sorted(found)


def _is_method(tree: ast.Module, function: ast.AST) -> bool:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return any(function in one.body for one in classes)


def unused_locals(tree: ast.Module) -> Found:
    """Names that a function gives a value and never reads, or not before the next."""
    found: Found = []
    for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
        read = _loaded(ast.Module(function.body, []))
        for node in ast.walk(function):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                read |= set(node.names)
        values = _given_values(function.body)
        found += [(line, name) for name, line in values if not _known(name, read)]
        found += _overwritten(function.body)
        found += _changed_too_late(function)
    return sorted(set(found))


def _overwritten(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Names that get a value which is gone before anybody has read it."""
    waiting: dict[str, int] = {}
    for one in body:
        for node in _loads([one]):
            waiting.pop(node.id, None)
        for name, line in _given_values([one]):
            if isinstance(one, (ast.Assign, ast.AnnAssign)) and one.value:
                if name in waiting:
                    yield waiting[name], f"{name} = ..., which is overwritten"
                waiting[name] = line
            else:
                waiting.pop(name, None)


def _changed_too_late(function: Function) -> Iterator[tuple[int, str]]:
    """Where something is put into a table of the function's own that nobody reads after
    that: test["x"] = ..., once test has been copied."""
    made = {
        target.id
        for one in function.body
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Call)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    for at, one in enumerate(function.body):
        name = _put_into(one)
        if name not in made:
            continue
        after = [later for later in function.body[at + 1 :] if _put_into(later) != name]
        read = any(name == node.id for node in _loads(after))
        if not read and not _is_shared(name, function):
            yield one.lineno, f"{ast.unparse(one).partition(' = ')[0]} = ..."


def _loads(body: list[ast.stmt]) -> Iterator[ast.Name]:
    for node in (node for one in body for node in ast.walk(one)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node


def _is_shared(name: str, function: Function) -> bool:
    """Whether the same object has another name: df2 = df, or a place in [df, test]."""
    several = (ast.List, ast.Tuple, ast.Dict, ast.Set)
    for node in ast.walk(function):
        value = getattr(node, "value", None) or getattr(node, "iter", None)
        if isinstance(node, (ast.Assign, ast.For)):
            if isinstance(value, ast.Name) and value.id == name:
                return True
            inside = ast.walk(value) if isinstance(value, several) else ()
            if any(isinstance(one, ast.Name) and one.id == name for one in inside):
                return True
    return False


def _put_into(statement: ast.stmt) -> str:
    """The x of x["y"] = 1; empty for any other statement."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            return target.value.id
    return ""


def _known(name: str, read: set[str]) -> bool:
    return name in read or (name.startswith("__") and name.endswith("__"))


def _given_values(body: list[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Single names that are assigned to; what is unpacked has to be taken whole."""
    for node in (node for one in body for node in ast.walk(one)):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, node.lineno
            elif isinstance(target, ast.Tuple) and _is_a_row(node, target):
                yield from (
                    (one.id, node.lineno)
                    for one in target.elts
                    if isinstance(one, ast.Name)
                )


def _is_a_row(node: ast.AST, target: ast.Tuple) -> bool:
    """Whether each name gets a value of its own, as in x, y = 1, 2."""
    value = getattr(node, "value", None)
    return isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts)


def unused_parameters(trees: list[ast.Module]) -> Found:
    """What functions can be given and never read; not where they are handed to others,
    who may give it."""
    called = {
        id(node.func)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    handed_on = {
        node.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and id(node) not in called
    }
    return [
        (function.lineno, f"parameter {name} of {function.name}()")
        for tree in trees
        for function in tree.body
        if isinstance(function, FUNCTIONS) and not function.decorator_list
        if function.name not in handed_on
        for name in parameters(function)
        if name not in _loaded(ast.Module(function.body, []))
    ]


def parameters(function: Function) -> list[str]:
    """The names of a function's parameters, those without a star."""
    given = function.args
    return [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def kept_scores(trees: list[ast.Module]) -> Found:
    """Scores that are put on an object, where nobody looks for them."""
    read = {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    return [
        (node.lineno, ast.unparse(node))
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if node.attr not in read and ("score" in node.attr or "accuracy" in node.attr)
    ]
