"""Telling a person why their code did not run to its end.

The sentences for it stand here, for notebooks, scripts and modules alike.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drydock.detail import Detail
from drydock.errors import CheckFailed
from drydock.sandbox.job import Stop
from drydock.sandbox.limits import excess
from drydock.sandbox.names_made_elsewhere import made_elsewhere
from drydock.workbook.notebook import NOT_RUN, Cell, names_in, plain_python


class Sentence(NamedTuple):
    """What happened, and what to look for; {0} stands for the message of the stop."""

    happened: str
    remedy: str


SENTENCES = {
    "too slow": Sentence(
        "it was still running after {0}", "look there for a loop that never ends"
    ),
    "SystemExit": Sentence(
        "the process was ended",
        "look there for exit(), quit() or sys.exit(); a notebook needs none",
    ),
    "died": Sentence(
        "the process was ended ({0})",
        "look there for os._exit(), or for data that need more memory than there is",
    ),
    "waits for input": Sentence(
        "it waits for input",
        "write the value into the code; nobody is there to type it in a clean run",
    ),
}
OF_EXCESS = "look there for a loop or a table that grows without need"
OF_A_NOTEBOOK = "restart the kernel, run all cells, and look at that one"
ABOVE_ITS_USE = "a cell can use only what a cell above it makes: move one of the two"
OF_A_MODULE = "import it in a fresh Python, call its functions, and read the traceback"
FOR_A_KIND = {
    ("NameError", "UnboundLocalError", "KeyError"): (
        "; was something deleted that is still in use?"
    ),
    ("NameError", "UnboundLocalError"): (
        " A function knows its own names, and those outside of any function;"
        " what another function makes must be returned and passed on"
    ),
    ("PicklingError",): (
        ". What is saved keeps no code of functions and classes, but their names: give each"
        " one, in a module of its own that the script imports"
    ),
}


def happened(stop: Stop) -> str:
    """What stopped the code, in a few words."""
    sentence = _sentence(stop)
    return sentence.happened.format(stop.message) if sentence else _error(stop)


def where_it_happened(stop: Stop) -> list[Detail]:
    """The traceback, cut to the participant's own code; empty where there is none."""
    if not stop.frames:
        return []
    lines = [text for place, code in stop.frames for text in (place, f"  {code}")]
    title = "The way to the error, through your own code"
    return [Detail(title, (*lines, _error(stop)))]


def _sentence(stop: Stop) -> Sentence | None:
    """The sentence for the kind of stop; None for an error, which speaks for itself."""
    if stop.kind == "EOFError" and "reading a line" in stop.message:
        return SENTENCES["waits for input"]
    if taken := excess(stop.kind, stop.message):
        return Sentence(taken, OF_EXCESS)
    return SENTENCES.get(stop.kind)


def _error(stop: Stop) -> str:
    return f"{stop.kind}: {stop.message}" if stop.message else stop.kind


def told(
    stop: Stop, cells: list[Cell], file: str, folder: Path | None = None
) -> CheckFailed:
    """The failure to raise for `stop`, with the cell named and what to look at next.

    cells: the code cells of the notebook that was run. folder: where it lies, to look
    for a missing name in what was not run.
    """
    where = f"in {place(cells, stop.cell)}" if stop.cell else "before its first cell"
    sentence = _sentence(stop)
    found = f"{happened(stop)}, {where}"
    remedy = sentence.remedy if sentence else OF_A_NOTEBOOK
    if stop.kind == "NameError" and stop.name:
        found, remedy = _name_error(stop, cells, where, folder and folder / file)
    elif stop.kind == "KeyError" and stop.cell:
        found, remedy = _key_error(stop, cells, found) or (found, remedy)
    return CheckFailed(
        expected=f"{file} runs from top to bottom in a fresh process",
        found=found,
        remedy=remedy,
        details=where_it_happened(stop),
    )


def told_of_module(stop: Stop, file: str) -> CheckFailed:
    """The failure to raise where a module stopped while it was imported or called."""
    hints = [hint for kinds, hint in FOR_A_KIND.items() if stop.kind in kinds]
    where = f", {stop.frames[-1][0]}" if stop.frames else ""
    return CheckFailed(
        expected=f"{file} can be imported, and its functions can be called",
        found=f"{happened(stop)}{where}",
        remedy=OF_A_MODULE + "".join(hints),
        details=where_it_happened(stop),
    )


def told_of_script(stop: Stop, file: str, command: str) -> CheckFailed:
    """The failure to raise where a script stopped that people run by `command`."""
    failure = told_of_module(stop, file)
    return CheckFailed(
        expected=f"{file} runs to its end as a script",
        found=failure.found,
        remedy=failure.remedy.replace(
            OF_A_MODULE, f"run it, and read the traceback: {command}"
        ),
        details=failure.details,
    )


def place(cells: list[Cell], number: int) -> str:
    """A cell as a person finds it: counted from the top, and its first line of code."""
    line = cells[number - 1].first_line
    return f"code cell {number} of {len(cells)} ({line})"


def _name_error(
    stop: Stop, cells: list[Cell], where: str, program: Path | None
) -> tuple[str, str]:
    found = f"NameError: the name '{stop.name}' is not defined {where}"
    assert stop.name is not None
    makers = [cell for cell in cells if stop.name in defined_names(cell)]
    later = [cell for cell in makers if cell.number > (stop.cell or 0)]
    skipped = [cell for cell in makers if NOT_RUN in cell.tags]
    if skipped:
        found += f". It is made in {place(cells, skipped[0].number)}, which is tagged"
        return f"{found} {NOT_RUN}", "take the tag off that cell"
    if later:
        return (
            f"{found}. It is first defined below, in {place(cells, later[0].number)}",
            ABOVE_ITS_USE
            + " (cells are counted from the top; search the page for the name)",
        )
    elsewhere = program and made_elsewhere(stop.name, program.parent, program.name)
    if elsewhere:
        return f"{found}. {elsewhere}", "put that code into a code cell above this one"
    return (
        f"{found}, and no cell defines it",
        "look for a cell that was deleted, or a name that was changed",
    )


def _key_error(stop: Stop, cells: list[Cell], found: str) -> tuple[str, str] | None:
    """What is said of a column that is not there: where it is made, or is dropped."""
    here = stop.cell or 0
    for column in re.findall(r"'([^']+)'", stop.message):
        made = [cell.number for cell in cells if column in _columns(cell, made=True)]
        gone = [cell.number for cell in cells if column in _columns(cell, made=False)]
        below = [number for number in made if number > here]
        if below and not any(number < here for number in made):
            at = place(cells, below[0])
            return (
                f"{found}. The column {column} is first made below, in {at}",
                ABOVE_ITS_USE,
            )
        before = [number for number in gone if number < here]
        if before:
            at = place(cells, before[-1])
            return (
                f"{found}. The column {column} is dropped above, in {at}",
                "move one of the two: what needs a column stands above where it is dropped",
            )
    return None


def _columns(cell: Cell, *, made: bool) -> Iterator[str]:
    """The columns to which a cell gives values, or those that it drops."""
    tree = plain_python(cell.source)
    for node in ast.walk(tree) if tree else ():
        if made and isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield from _texts(node.slice)
        elif not made and isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in (
                "drop",
                "pop",
            ):
                yield from _texts(node)


def _texts(node: ast.AST) -> Iterator[str]:
    constants = (one for one in ast.walk(node) if isinstance(one, ast.Constant))
    return (one.value for one in constants if isinstance(one.value, str))


def defined_names(cell: Cell) -> set[str]:
    """The global names that a cell gives a value, by any kind of statement."""
    tree = plain_python(cell.source) or ast.parse("")
    names = names_in(tree, ast.Store)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {
                (alias.asname or alias.name).split(".")[0] for alias in node.names
            }
    return names
