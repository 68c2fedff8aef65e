"""What the check of stage 02 sees in a notebook: lines that only show, plots, imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest

from drydock.errors import CheckFailed
from drydock.notebook import Cell, cells, plain_python, read_document
from drydock.stops import place
from drydock.workspace import Workspace

NOTEBOOK = "titanic.ipynb"
PLOTTING = frozenset(
    "matplotlib seaborn plotly altair bokeh pylab plotnine plt sns".split()
)
PLOT_METHODS = frozenset({"plot", "hist", "boxplot"})
SHOWING = frozenset({"print", "display", "pprint", "info"})
SHOWING_MAGIC = re.compile(
    r"\s*(%%?(who|whos|who_ls|time|timeit|prun|pinfo2?|pdoc|psource|hist|history|ls|pwd)\b"
    r"|\?|[%\w.]+\?+\s*$)"
)
PLOTTING_MAGIC = re.compile(r"\s*%matplotlib\b")
ACTING = frozenset(
    "add append chdir clear close collect discard dump exec extend filterwarnings fit"
    " fit_transform insert makedirs mkdir partial_fit pop popitem remove reverse save"
    " seed setattr setdefault simplefilter sort update write writelines".split()
)
ACTING_PREFIXES = ("set_",)


@dataclass(frozen=True, order=True)
class Spot:
    """A line of a code cell, both counted from 1, and what stands there."""

    cell: int
    line: int
    text: str


@pytest.fixture(scope="module")
def code(workspace: Workspace) -> list[Cell]:
    """The code cells of the notebook, each of them readable as Python."""
    shown = workspace.shown(NOTEBOOK)
    found = cells(read_document(workspace.file(NOTEBOOK), shown), "code")
    for cell in found:
        if plain_python(cell.source) is None:
            raise CheckFailed(
                expected="every code cell is Python",
                found=f"{place(found, cell.number)} is not",
                remedy="run that cell and look at the line where Python stops;"
                " did a bracket or an indented line go with a print?",
            )
    return found


@pytest.fixture(scope="module")
def none_of(code: list[Cell]) -> Callable[[str, str, str], None]:
    """Gives a function that fails where the notebook holds any spot of a kind.

    The kinds: "only shows", "draws" and "unused import"; nothing is run to find them.
    """
    trees = {cell.number: plain_python(cell.source) or ast.Module() for cell in code}
    draws = [spot for cell in code for spot in _draws(cell, trees)]
    drawn = {(spot.cell, spot.line) for spot in draws}
    shows = [spot for cell in code for spot in _only_shows(cell, trees)]
    spots = {
        "only shows": [spot for spot in shows if (spot.cell, spot.line) not in drawn],
        "draws": draws,
        "unused import": [spot for cell in code for spot in _unused(cell, trees, code)],
    }

    def require(kind: str, expected: str, remedy: str) -> None:
        if spots[kind]:
            told = _names_told if kind == "unused import" else _told
            found = told(spots[kind], code)
            raise CheckFailed(expected=expected, found=found, remedy=remedy)

    return require


def _names_told(spots: list[Spot], code: list[Cell]) -> str:
    """Every spot by its text, and where the first one is."""
    names = ", ".join(spot.text for spot in spots)
    where = place(code, spots[0].cell)
    return f"never used: {names}. First in line {spots[0].line} of {where}"


def _told(spots: list[Spot], code: list[Cell]) -> str:
    """The first spot as a person finds it, and where the others are."""
    first, *others = spots
    found = f"{first.text}, in line {first.line} of {place(code, first.cell)}"
    if not others:
        return found
    lines: dict[int, list[str]] = {}
    for spot in others:
        lines.setdefault(spot.cell, []).append(str(spot.line))
    told = [f"code cell {cell} line {', '.join(at)}" for cell, at in lines.items()]
    more = f"; and {len(told) - 4} more cells" if len(told) > 4 else ""
    return f"{found}; and {len(others)} more: {'; '.join(told[:4])}{more}"


Trees = dict[int, ast.Module]


def _spots(cell: Cell, lines: Iterable[int]) -> list[Spot]:
    source = cell.source.splitlines()
    return [Spot(cell.number, at, _short(source[at - 1])) for at in sorted(set(lines))]


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= 60 else line[:57] + "..."


def _magic_lines(cell: Cell, pattern: re.Pattern[str]) -> Iterator[int]:
    lines = enumerate(cell.source.splitlines(), 1)
    return (number for number, line in lines if pattern.match(line))


def _draws(cell: Cell, trees: Trees) -> list[Spot]:
    """Lines that draw, and imports and settings of what draws."""
    names = PLOTTING | {
        name
        for tree in trees.values()
        for _, module, name in _imports(tree)
        if module.split(".")[0] in PLOTTING
    }
    lines = set(_magic_lines(cell, PLOTTING_MAGIC))
    for node in ast.walk(trees[cell.number]):
        if isinstance(node, ast.Name) and node.id in names:
            lines.add(node.lineno)
        elif isinstance(node, ast.Attribute) and node.attr in PLOT_METHODS:
            lines.add(node.end_lineno or node.lineno)
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
    used = {
        node.id
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    magics = [
        ln for c in code for ln in c.source.splitlines() if ln.strip()[:1] in "%!"
    ]
    used |= set(re.findall(r"\w+", " ".join(magics)))
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
        if isinstance(node, ast.Call) and _called(node) in SHOWING:
            lines.add(node.lineno)
        elif isinstance(node, ast.Expr) and node is not kept:
            if not _acts(node.value, trees) and not _is_text(node, tree):
                lines.add(node.lineno)
        elif isinstance(node, ast.Assign) and _goes_nowhere(node):
            if not _acts(node.value, trees):
                lines.add(node.lineno)
    return _spots(cell, lines)


def _kept_result(cell: Cell, trees: Trees) -> ast.stmt | None:
    """The last line of a cell, where it is the bare name of a result: a name that this
    cell makes and that no later cell changes."""
    body = trees[cell.number].body
    if not body or not isinstance(body[-1], ast.Expr):
        return None
    value = body[-1].value
    if not isinstance(value, ast.Name):
        return None
    makers = [number for number, tree in trees.items() if value.id in _made(tree)]
    return body[-1] if makers and makers[-1] == cell.number else None


def _made(tree: ast.Module) -> set[str]:
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _is_text(node: ast.Expr, tree: ast.Module) -> bool:
    """Whether this is a docstring, or other text that no cell shows; or `...`."""
    if not isinstance(node.value, ast.Constant):
        return False
    if isinstance(node.value.value, str):
        return node is not tree.body[-1]
    return node.value.value is ...


def _goes_nowhere(node: ast.Assign) -> bool:
    """Whether a value is only given to `_`, which keeps a cell from showing it."""
    return all(
        isinstance(target, ast.Name) and not target.id.strip("_")
        for target in node.targets
    )


def _acts(value: ast.expr, trees: Trees) -> bool:
    """Whether an expression that stands alone does more than have a value.

    `table.loc[rows, column]` alone is an assignment that somebody forgot: a defect, and
    not a display.
    """
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Attribute):
        if value.value.attr == "loc" and isinstance(value.slice, ast.Tuple):
            return True
    calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)]
    return any(_call_acts(call, trees) for call in calls) or isinstance(
        value, (ast.Await, ast.Yield, ast.YieldFrom)
    )


def _call_acts(call: ast.Call, trees: Trees) -> bool:
    name = _called(call)
    if name in ACTING or name.startswith(ACTING_PREFIXES):
        return True
    if name.startswith("to_") and call.args:
        return True
    return any(keyword.arg == "inplace" for keyword in call.keywords) or (
        isinstance(call.func, ast.Name) and name in _without_value(trees)
    )


def _called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _without_value(trees: Trees) -> set[str]:
    """The functions of the notebook that return nothing, so that they must do something."""
    functions = [
        node
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    return {
        function.name
        for function in functions
        if not any(
            isinstance(node, ast.Return) and node.value is not None
            for node in ast.walk(function)
        )
    }
