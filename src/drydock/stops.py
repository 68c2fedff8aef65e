"""Telling a person why their notebook did not run to its end."""

from __future__ import annotations

import ast

from drydock.errors import CheckFailed
from drydock.crew import Stop
from drydock.limits import excess
from drydock.notebook import Cell, plain_python

WAYS_TO_END = ("SystemExit", "died")


def told(stop: Stop, cells: list[Cell], file: str) -> CheckFailed:
    """The failure to raise for `stop`, with the cell named and what to look at next.

    cells: the code cells of the notebook that was run.
    """
    where = _where(stop, cells)
    expected = f"{file} runs from top to bottom in a fresh process"
    if stop.kind == "NameError" and stop.name:
        return _name_error(stop, cells, where, expected)
    found, remedy = _sentence(stop, where)
    return CheckFailed(expected=expected, found=found, remedy=remedy)


def told_of_module(stop: Stop, file: str) -> CheckFailed:
    """The failure to raise where a module stopped while it was imported or called."""
    found = {
        "too slow": f"it was still running after {stop.message}",
        "SystemExit": "it ends the process (sys.exit, exit or quit)",
        "died": f"its process was ended ({stop.message})",
    }.get(stop.kind, f"{stop.kind}: {stop.message}")
    found = excess(stop.kind, stop.message) or found
    remedy = "import it in a fresh Python, call its functions, and read the traceback"
    if stop.kind in ("NameError", "UnboundLocalError", "KeyError"):
        remedy += "; was something deleted that is still in use?"
    if stop.kind in ("NameError", "UnboundLocalError"):
        remedy += " A function knows its own names, and those outside of any function;"
        remedy += " what another function makes must be returned and passed on"
    return CheckFailed(
        expected=f"{file} can be imported, and its functions can be called",
        found=found,
        remedy=remedy,
    )


def _where(stop: Stop, cells: list[Cell]) -> str:
    if stop.cell is None:
        return "before its first cell"
    return f"in {place(cells, stop.cell)}"


def place(cells: list[Cell], number: int) -> str:
    """A cell as a person finds it: counted from the top, and its first line of code."""
    line = cells[number - 1].first_line
    return f"code cell {number} of {len(cells)} ({line})"


def _sentence(stop: Stop, where: str) -> tuple[str, str]:
    if stop.kind == "too slow":
        return (
            f"it was still running after {stop.message}, {where}",
            "look there for a loop that never ends",
        )
    if taken := excess(stop.kind, stop.message):
        return (
            f"{taken}, {where}",
            "look there for a loop or a table that grows without need",
        )
    if stop.kind in WAYS_TO_END:
        how = f" ({stop.message})" if stop.message else ""
        return (
            f"the process was ended{how} {where}",
            "look there for exit(), quit() or sys.exit(); a notebook needs none",
        )
    if stop.kind == "EOFError" and "reading a line" in stop.message:
        return (
            f"it waits for input {where}",
            "write the value into the cell; nobody is there to type it in a clean run",
        )
    message = f"{stop.kind}: {stop.message}" if stop.message else stop.kind
    return (
        f"{message}, {where}",
        "restart the kernel, run all cells, and look at that one",
    )


def _name_error(
    stop: Stop, cells: list[Cell], where: str, expected: str
) -> CheckFailed:
    found = f"NameError: the name '{stop.name}' is not defined {where}"
    later = [cell for cell in cells if stop.name in defined_names(cell)]
    if not later:
        return CheckFailed(
            expected=expected,
            found=f"{found}, and no cell defines it",
            remedy="look for a cell that was deleted, or a name that was changed",
        )
    return CheckFailed(
        expected=expected,
        found=f"{found}. It is first defined below, in"
        f" {place(cells, later[0].number)}",
        remedy="a cell can use only what a cell above it defines: move one of the two"
        " (cells are counted from the top; search the page for the name)",
    )


def defined_names(cell: Cell) -> set[str]:
    """The global names that a cell gives a value, by any kind of statement."""
    tree = plain_python(cell.source)
    names: set[str] = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {
                (alias.asname or alias.name).split(".")[0] for alias in node.names
            }
    return names
