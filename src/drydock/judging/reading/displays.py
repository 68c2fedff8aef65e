"""Lines of a notebook that are there only to be looked at, found without running it.

A line only shows when no later line would miss it: a print, a value at the end of a cell, a
plot and what was imported for one. What stands alone and acts (`table.pop(...)`, a call of
a function that returns nothing) is none of these.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from drydock.detail import cut
from drydock.workbook.notebook import Cell, names_in, plain_python

PLOTTING = frozenset(
    "matplotlib seaborn plotly altair bokeh pylab plotnine plt sns".split()
)
PLOT_METHODS = frozenset({"plot", "hist", "boxplot", "plotting", "savefig"})
DRAWING = re.compile(r"plot_\w+|\w+Display")
SHOWING = frozenset({"print", "display", "pprint"})
SHOWING_METHODS = SHOWING | {"info", "displayhook"}
SCREEN = re.compile(r"(sys\.)?_*(stdout|stderr)_*")
LOGGING = frozenset("critical debug error exception info log warning".split())
SHOWING_MAGIC = re.compile(
    r"\s*(%%?(capture|env|hist|history|html|javascript|js|latex|ls|lsmagic|markdown|page"
    r"|pdoc|pinfo2?|pprint|precision|prun|psearch|psource|pwd|svg|time|timeit|who|whos"
    r"|who_ls)\b|!\s*(cat|dir|echo|head|less|ls|more|pwd|tail|type|wc)\b"
    r"|\?|[%\w.]+\?+\s*$)"
)
PLOTTING_MAGIC = re.compile(r"\s*%(matplotlib\b|config\s+InlineBackend)")
# These return nothing, so that they stand alone or are no use.
ACTING_ALONE = frozenset(
    "add append basicConfig chdir clear close collect discard dump exec extend"
    " filterwarnings insert makedirs mkdir remove reverse save seed setLevel setattr"
    " shuffle simplefilter sort update write writelines".split()
)
ACTING = frozenset("fit fit_transform partial_fit pop popitem setdefault".split())
ACTING_PREFIXES = ("assert_", "set_")
NEW_TABLE = frozenset({"set_axis", "set_flags", "set_index"})


@dataclass(frozen=True, order=True)
class Spot:
    """A line of a code cell, both counted from 1, and what stands there."""

    cell: int
    line: int
    text: str


@dataclass(frozen=True)
class Displays:
    """What in a notebook only shows, what draws, and what is imported for nobody."""

    shows: list[Spot]
    draws: list[Spot]
    unused: list[Spot]


def displays(code: list[Cell]) -> Displays:
    """What is found in a notebook's code cells; those that are no Python hold nothing."""
    trees = Trees(
        (cell.number, plain_python(cell.source) or ast.parse("")) for cell in code
    )
    draws = [spot for cell in code for spot in _draws(cell, trees)]
    drawn = {(spot.cell, spot.line) for spot in draws}
    shows = [spot for cell in code for spot in _only_shows(cell, trees)]
    return Displays(
        shows=[spot for spot in shows if (spot.cell, spot.line) not in drawn],
        draws=draws,
        unused=[spot for cell in code for spot in _unused(cell, trees, code)],
    )


class Trees(dict[int, ast.Module]):
    """The syntax trees of code cells by their numbers, and what many lines ask of all."""

    @cached_property
    def plotting(self) -> frozenset[str]:
        """Names that draw: those of packages that do, and what is imported from them."""
        return PLOTTING | {
            name
            for tree in self.values()
            for _, module, name in _imports(tree)
            if module.split(".")[0] in PLOTTING
        }

    @cached_property
    def used(self) -> set[str]:
        return {one for tree in self.values() for one in names_in(tree, ast.Load)}

    @cached_property
    def loggers(self) -> set[str]:
        return {
            ast.unparse(target)
            for tree in self.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
            if _called(node.value) == "getLogger"
            for target in node.targets
        }

    @cached_property
    def acting(self) -> set[str]:
        """The functions and methods that do something: those that return nothing, and
        those that change what they are given or what is global."""
        return {
            node.name
            for tree in self.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            if any(map(_changes, ast.walk(node)))
            or not any(map(_returns, ast.walk(node)))
        }


def _spots(cell: Cell, lines: Iterable[int]) -> list[Spot]:
    source = cell.source.splitlines()
    return [
        Spot(cell.number, at, cut(source[at - 1].strip())) for at in sorted(set(lines))
    ]


def _magic_lines(cell: Cell, pattern: re.Pattern[str]) -> Iterator[int]:
    lines = enumerate(cell.source.splitlines(), 1)
    return (number for number, line in lines if pattern.match(line))


def _draws(cell: Cell, trees: Trees) -> list[Spot]:
    """Lines that draw, and imports and settings of what draws."""
    names = trees.plotting
    lines = set(_magic_lines(cell, PLOTTING_MAGIC))
    for node in ast.walk(trees[cell.number]):
        if isinstance(node, ast.Name) and node.id in names:
            lines.add(node.lineno)
        elif isinstance(node, ast.Attribute) and node.attr in PLOT_METHODS:
            lines.add(node.end_lineno or node.lineno)
        elif isinstance(node, ast.Call) and DRAWING.fullmatch(_called(node)):
            lines.add(node.lineno)
    imports = _imports(trees[cell.number])
    lines |= {node.lineno for node, _, name in imports if name in names}
    return _spots(cell, lines)


def _imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, str]]:
    """Each import: its statement, the module, and the name that it gives a value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.asname or alias.name.split(".")[0]
                yield node, alias.name, name
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            for alias in node.names:
                yield node, node.module or "", alias.asname or alias.name


def _unused(cell: Cell, trees: Trees, code: list[Cell]) -> list[Spot]:
    """Imports whose name no code cell uses; those that draw are told elsewhere."""
    magics = [
        ln for c in code for ln in c.source.splitlines() if ln.strip()[:1] in "%!"
    ]
    used = trees.used | set(re.findall(r"\w+", " ".join(magics)))
    names: dict[int, list[str]] = {}
    for node, module, name in _imports(trees[cell.number]):
        if name not in used and name != "*" and module.split(".")[0] not in PLOTTING:
            names.setdefault(node.lineno, []).append(name)
    return [Spot(cell.number, at, ", ".join(unused)) for at, unused in names.items()]


def _only_shows(cell: Cell, trees: Trees) -> list[Spot]:
    """Lines whose only use is that somebody sees a value."""
    tree = trees[cell.number]
    kept = _kept_result(cell, trees)
    lines = set(_magic_lines(cell, SHOWING_MAGIC))
    for node in ast.walk(tree):
        if _is_shown(node, trees):
            lines.add(node.lineno)
        elif isinstance(node, ast.Expr) and node is not kept:
            if not _acts(node.value, trees) and not _is_text(node, tree):
                lines.add(node.lineno)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and _goes_nowhere(node):
            if node.value and not _acts(node.value, trees):
                lines.add(node.lineno)
    return _spots(cell, lines)


def _is_shown(node: ast.AST, trees: Trees) -> TypeGuard[ast.expr]:
    """Whether something is sent to the screen there, or what sends it is handed on."""
    if isinstance(node, ast.Name):
        return node.id in SHOWING and isinstance(node.ctx, ast.Load)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    on, name = ast.unparse(node.func.value), node.func.attr
    if name in LOGGING and (on == "logging" or on in trees.loggers):
        return True
    on_screen = name in ("write", "writelines") and SCREEN.fullmatch(on)
    return name in SHOWING_METHODS or bool(on_screen)


def _kept_result(cell: Cell, trees: Trees) -> ast.stmt | None:
    """The last line of a cell, where it is the bare name of a result: a name that this
    cell makes, or the one above it, and that no later cell changes."""
    body = trees[cell.number].body
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    value = body[-1].value
    if not isinstance(value, ast.Name):
        return None
    makers = [at for at, tree in trees.items() if value.id in names_in(tree, ast.Store)]
    return body[-1] if makers and makers[-1] in (cell.number - 1, cell.number) else None


def _is_text(node: ast.Expr, tree: ast.Module) -> bool:
    """Whether this is a docstring, or other text that no cell shows; or `...`."""
    if not isinstance(node.value, ast.Constant):
        return False
    if isinstance(node.value.value, str):
        return node is not tree.body[-1]
    return node.value.value is ...


def _goes_nowhere(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether a value is only given to `_`, which keeps a cell from showing it."""
    stored = [one for one in ast.walk(node) if _is_stored(one)]
    return all(isinstance(one, ast.Name) and not one.id.strip("_") for one in stored)


def _is_stored(node: ast.AST) -> bool:
    several = isinstance(node, (ast.Tuple, ast.List, ast.Starred))
    return isinstance(getattr(node, "ctx", None), ast.Store) and not several


def _acts(value: ast.expr, trees: Trees) -> bool:
    """Whether an expression that stands alone does more than have a value.

    `table.loc[rows, column]` alone is an assignment that somebody forgot: a defect, and
    not a display.
    """
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Attribute):
        if value.value.attr == "loc" and isinstance(value.slice, ast.Tuple):
            return True
    if isinstance(value, (ast.Await, ast.Yield, ast.YieldFrom)):
        return True
    calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)]
    return any(_call_acts(call, trees, alone=call is value) for call in calls)


def _call_acts(call: ast.Call, trees: Trees, *, alone: bool) -> bool:
    name = _called(call)
    if name in ACTING or name in trees.acting:
        return True
    if alone and name not in NEW_TABLE:
        if name in ACTING_ALONE or name.startswith(ACTING_PREFIXES):
            return True
    if name.startswith("to_") and call.args:
        return True
    return any(
        keyword.arg == "inplace" and ast.unparse(keyword.value) != "False"
        for keyword in call.keywords
    )


def _called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def _returns(node: ast.AST) -> bool:
    return isinstance(node, ast.Return) and node.value is not None


def _changes(node: ast.AST) -> bool:
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        return isinstance(node.ctx, (ast.Store, ast.Del))
    if isinstance(node, ast.Call):
        return _called(node) in ACTING | ACTING_ALONE
    return isinstance(node, ast.Global)
