"""What a cell does to names, in the order in which it runs: uses, makes, changes, deletes.

What stands in a function happens "later", when it is called.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from drydock.adoption.findings.calls import called, is_true, keyword, root

Kind = Literal["use", "make", "import", "change", "delete", "later"]
# Methods that change what they are called on.
MUTATING = frozenset(
    "add append clear discard extend fit fit_predict fit_transform insert partial_fit pop"
    " popitem remove reverse set_params setdefault sort update".split()
)
Function = ast.FunctionDef | ast.AsyncFunctionDef
Changers = Mapping[str, frozenset[int | str]]


@dataclass(frozen=True)
class Event:
    """Something that happens to a name.

    statement: in which it happens. surely: whether it does so whenever the cell runs.
    """

    kind: Kind
    name: str
    line: int
    statement: ast.stmt
    surely: bool = True


def events(tree: ast.Module, changers: Changers) -> list[Event]:
    """The events of a cell. changers: see `changes_arguments`."""
    walk = _Walk(changers)
    for node in tree.body:
        walk.visit(node)
    return walk.found


def needs(function: ast.AST, changers: Changers) -> set[str]:
    """The names that a function takes from outside when it runs."""
    walk = _Walk(changers)
    walk.visit(function)
    return {one.name for one in walk.found if one.kind == "later"}


def changes_arguments(function: Function) -> frozenset[int | str]:
    """Which of its arguments a function changes in place, by position and by name."""
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    walk = _Walk({}, hide=False)
    for node in function.body:
        walk.visit(node)
    made: set[str] = set()
    changed: set[str] = set()
    for event in walk.found:
        if event.kind == "make":
            made.add(event.name)
        elif event.kind == "change" and event.name not in made:
            changed.add(event.name)
    found = {name for name in names if name in changed and name != "self"}
    return frozenset(found | {names.index(name) for name in found})


class _Walk(ast.NodeVisitor):
    """Collects events; names of inner scopes are hidden."""

    # The names of the visitor's methods are those of the nodes.
    # pylint: disable=invalid-name,missing-function-docstring,too-many-public-methods

    def __init__(self, changers: Changers, hide: bool = True) -> None:
        self.found: list[Event] = []
        self.changers = changers
        self.hide = hide
        self.hidden: list[set[str]] = []
        self.inside = 0
        self.unsure = 0
        self.statement: ast.stmt = ast.Pass(lineno=1)

    def note(self, kind: Kind, name: str, node: ast.AST) -> None:
        if not name or any(name in names for names in self.hidden):
            return
        if self.inside:
            if kind not in ("use", "change"):
                return
            kind = "later"
        line = getattr(node, "lineno", self.statement.lineno)
        self.found.append(Event(kind, name, line, self.statement, not self.unsure))

    def visit(self, node: ast.AST) -> None:
        if not isinstance(node, ast.stmt):
            super().visit(node)
            return
        before, self.statement = self.statement, node
        super().visit(node)
        self.statement = before

    @contextmanager
    def scope(self, names: set[str], later: bool = False) -> Iterator[None]:
        self.hidden.append(names)
        self.inside += later
        yield
        self.inside -= later
        self.hidden.pop()

    def maybe(self, nodes: list[ast.stmt]) -> None:
        self.unsure += 1
        for node in nodes:
            self.visit(node)
        self.unsure -= 1

    def visit_Name(self, node: ast.Name) -> None:
        kinds: dict[type, Kind] = {ast.Store: "make", ast.Del: "delete"}
        self.note(kinds.get(type(node.ctx), "use"), node.id, node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            self.note("change", root(node), node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            self.note("change", root(node), node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        method = isinstance(node.func, ast.Attribute)
        if method and (called(node) in MUTATING or is_true(keyword(node, "inplace"))):
            self.note("change", root(node.func), node)
        changed = self.changers.get(called(node), ()) if not method else ()
        for at, value in enumerate(node.args):
            if at in changed:
                self.note("change", root(value), node)
        for one in node.keywords:
            if one.arg in changed:
                self.note("change", root(one.value), node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)
            self.visit(node.target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.note("use", root(node.target), node.target)
        self.visit(node.value)
        self.visit(node.target)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self.visit(node.target)
        self.maybe([*node.body, *node.orelse])

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self.maybe([*node.body, *node.orelse])

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self.maybe([*node.body, *node.orelse])

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        self.maybe(node.body)
        for handler in node.handlers:
            if handler.type:
                self.visit(handler.type)
            names = {handler.name} if handler.name else set()
            with self.scope(names):
                self.maybe(handler.body)
        self.maybe([*node.orelse, *node.finalbody])

    visit_TryStar = visit_Try

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self.note("import", alias.asname or alias.name.split(".")[0], node)

    visit_ImportFrom = visit_Import

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        self.note("make", node.name or "", node)

    def visit_FunctionDef(self, node: Function) -> None:
        defaults = [one for one in node.args.kw_defaults if one]
        for one in (*node.decorator_list, *node.args.defaults, *defaults):
            self.visit(one)
        with self.scope(_local(node), later=True):
            for inner in node.body:
                self.visit(inner)
        self.unsure += 1
        for name in _global(node):
            self.note("make", name, node)
        self.unsure -= 1
        self.note("make", node.name, node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for one in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(one)
        with self.scope(_arguments(node.args)):
            self.visit(node.body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for one in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(one)
        with self.scope(_stored(node.body) | {"__class__"}):
            for inner in node.body:
                self.visit(inner)
        self.note("make", node.name, node)

    def visit_ListComp(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp
    ) -> None:
        self.comprehension(node.generators, [node.elt])

    visit_SetComp = visit_ListComp
    visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self.comprehension(node.generators, [node.key, node.value])

    def comprehension(
        self, generators: list[ast.comprehension], results: list[ast.expr]
    ) -> None:
        self.visit(generators[0].iter)
        targets = {
            name.id
            for one in generators
            for name in ast.walk(one.target)
            if isinstance(name, ast.Name)
        }
        with self.scope(targets):
            for at, one in enumerate(generators):
                for node in (*([one.iter] if at else []), *one.ifs):
                    self.visit(node)
            for result in results:
                self.visit(result)


def _arguments(arguments: ast.arguments) -> set[str]:
    given = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    given += [one for one in (arguments.vararg, arguments.kwarg) if one]
    return {one.arg for one in given}


def _local(function: Function) -> set[str]:
    """The names that belong to a function alone."""
    own = _arguments(function.args) | _stored(function.body)
    return own - set(_global(function))


def _global(function: Function) -> list[str]:
    """The names of a function that are those of the notebook."""
    inside = [one for one in ast.walk(function) if isinstance(one, ast.Global)]
    return [name for one in inside for name in one.names]


def _stored(body: list[ast.stmt]) -> set[str]:
    """The names that a body gives a value, those of functions within it aside."""
    found: set[str] = set()
    ahead: list[ast.AST] = list(body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {one.asname or one.name.split(".")[0] for one in node.names}
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs)) and node.name:
            found.add(node.name)
        if not isinstance(node, ast.Lambda):
            ahead += ast.iter_child_nodes(node)
    return found
