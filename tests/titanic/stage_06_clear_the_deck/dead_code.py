"""Finding what a program does not need, by its syntax trees; knows nothing of the kata.

Each function gives (line, what) pairs in the order of the lines.
"""

from __future__ import annotations

import ast
import io
import tokenize

from drydock.notebook import NO_PYTHON
from collections.abc import Iterable, Iterator

Found = list[tuple[int, str]]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def names_read(trees: Iterable[ast.Module]) -> set[str]:
    """All names that are read, called or imported anywhere in `trees`."""
    read: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            read.add(node.id)
        elif isinstance(node, ast.Attribute):
            read.add(node.attr)
        elif isinstance(node, ast.ImportFrom):
            read |= {alias.name for alias in node.names}
    return read


def unused_imports(tree: ast.Module) -> Found:
    """Imports of a module whose name is not read in it."""
    read = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return [
        (node.lineno, f"import of {alias.name}")
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        and getattr(node, "module", "") != "__future__"
        for alias in node.names
        if (alias.asname or alias.name).split(".")[0] not in read
    ]


def unused_definitions(tree: ast.Module, read: set[str]) -> Found:
    """Functions and classes, at any depth, and global names that nobody reads."""
    found = [
        (node.lineno, f"{node.name}()")
        for node in ast.walk(tree)
        if isinstance(node, (*FUNCTIONS, ast.ClassDef))
        and not _known(node.name, read)
        and not _is_method(tree, node)
    ]
    outside = [
        one for one in tree.body if not isinstance(one, (*FUNCTIONS, ast.ClassDef))
    ]
    for name, line in _given_values(outside):
        if not _known(name, read):
            found.append((line, name))
    return sorted(found)


def _is_method(tree: ast.Module, function: ast.AST) -> bool:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return any(function in one.body for one in classes)


def unused_locals(tree: ast.Module) -> Found:
    """Names that a function gives a value and never reads."""
    found: Found = []
    for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
        read = names_read([ast.Module(function.body, [])])
        for node in ast.walk(function):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                read |= set(node.names)
        values = _given_values(function.body)
        found += [(line, name) for name, line in values if not _known(name, read)]
    return sorted(set(found))


def _known(name: str, read: set[str]) -> bool:
    return name in read or name.startswith("_")


def _given_values(body: list[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Single names that are assigned to; what is unpacked has to be taken whole."""
    for node in (node for one in body for node in ast.walk(one)):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, node.lineno


def commented_out(source: str) -> Found:
    """Comments that are Python statements."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [one for one in tokens if one.type == tokenize.COMMENT]
    return [
        (one.start[0], one.string)
        for one in comments
        if _is_code(one.string.lstrip("# "))
    ]


def _is_code(text: str) -> bool:
    """Whether a text is a statement that does something: no words, no legend."""
    try:
        body = ast.parse(text.rstrip(":") if text.startswith("else") else text).body
    except NO_PYTHON:
        return _opens_a_block(text)
    return any(_does_something(one, text) for one in body)


def _opens_a_block(text: str) -> bool:
    if not text.startswith(("for ", "if ", "while ", "def ", "with ")):
        return False
    try:
        return bool(ast.parse(f"{text}\n    pass").body)
    except NO_PYTHON:
        return False


def _does_something(statement: ast.stmt, text: str) -> bool:
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.AugAssign, ast.Delete)):
        return True
    if isinstance(statement, ast.Assign):
        return not isinstance(statement.value, (ast.Constant, ast.Name))
    call = statement.value if isinstance(statement, ast.Expr) else None
    # "Title (see below)" is a call for Python, and a remark for everybody else.
    return isinstance(call, ast.Call) and " (" not in text


def dead_columns(trees: list[ast.Module], results: set[str]) -> Found:
    """Columns that are built, and neither belong to `results` nor help to build one."""
    dead: Found = []
    statements = [node for tree in trees for node in ast.walk(tree) if _is_simple(node)]
    dropped = _constants_of_drops(trees)
    while True:
        read = {
            text
            for one in statements
            for text in _texts(one, without=dropped | _stored(one).keys())
        }
        new = [
            (one, column, line)
            for one in statements
            for column, line in _columns_built(one)
            if column not in results | read
        ]
        if not new:
            return sorted(dead)
        dead += [(line, f'"{column}"') for _, column, line in new]
        gone = {id(one) for one, _, _ in new}
        statements = [one for one in statements if id(one) not in gone]


def _is_simple(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt) and not hasattr(node, "body")


def _stored(statement: ast.AST) -> dict[ast.Constant, int]:
    """Texts in the places that a statement writes to, such as the x of df["x"] = 1."""
    return {
        one: node.lineno
        for node in ast.walk(statement)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
        for one in _last(node.slice)
    }


def _last(index: ast.expr) -> list[ast.Constant]:
    """The column of df["x"], and of df.loc[rows, "x"]."""
    one = index.elts[-1] if isinstance(index, ast.Tuple) and index.elts else index
    return [one] if isinstance(one, ast.Constant) and isinstance(one.value, str) else []


def _columns_built(statement: ast.AST) -> Iterator[tuple[str, int]]:
    for constant, line in _stored(statement).items():
        yield str(constant.value), line
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and _method(node) == "assign":
            yield from ((one.arg, node.lineno) for one in node.keywords if one.arg)


def _texts(statement: ast.AST, *, without: set[ast.Constant]) -> Iterator[str]:
    """The texts in a statement, and its attributes: df.Age reads a column too."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.Constant) and node not in without:
            if isinstance(node.value, str):
                yield node.value


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _constants_of_drops(trees: list[ast.Module]) -> set[ast.Constant]:
    """The texts that name what is dropped, also by way of a list with a name."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    drops = [
        one for one in nodes if isinstance(one, ast.Call) and _method(one) == "drop"
    ]
    inside = [part for drop in drops for part in _arguments(drop)]
    lists = {part.id for part in inside if isinstance(part, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in lists
            for target in node.targets
        ):
            inside += ast.walk(node.value)
    return {part for part in inside if isinstance(part, ast.Constant)}


def _arguments(call: ast.Call) -> Iterator[ast.AST]:
    for one in (*call.args, *call.keywords):
        yield from ast.walk(one)


def column_drops(tree: ast.Module, label: str) -> Found:
    """Where columns other than `label` are dropped, deleted or popped."""
    found: Found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Delete) and any(
            isinstance(target, ast.Subscript) for target in node.targets
        ):
            found.append((node.lineno, "del"))
        elif isinstance(node, ast.Call) and _method(node) in ("drop", "pop"):
            texts = {p.value for p in _arguments(node) if isinstance(p, ast.Constant)}
            if texts - {0, 1, None, label, "index", "columns", "ignore", "raise"}:
                found.append((node.lineno, _method(node)))
    return sorted(found)
