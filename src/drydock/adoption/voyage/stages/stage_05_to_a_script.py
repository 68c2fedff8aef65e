"""The notebook has become a script that runs anywhere."""

from __future__ import annotations

import ast

from drydock.adoption.locking.owners_python import Died, TookTooLong
from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.program import alone
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.notebook_remains import (
    markers_of_cells,
    needs_ipython,
    runs_notebooks,
)
from drydock.judging.reading.statements import gone, of_tree

FEW = 5


def there_is_a_script(work: Work) -> None:
    """There is a script, and it is plain Python"""
    assert work.tree


def nothing_needs_ipython(work: Work) -> None:
    """Nothing in it needs IPython, or the notebook"""
    assert work.tree
    if found := sorted({*needs_ipython(work.tree), *runs_notebooks(work.tree)}):
        shown = ", ".join(f"line {line} ({what})" for line, what in found[:FEW])
        raise CheckFailed(
            expected=f"plain Python runs {work.script_name}, without a notebook behind it",
            found=f"{shown}: it works in a notebook only",
            remedy="delete what was for the page; where it did something for the result, such"
            " as to change the folder, write that in Python",
        )


def no_marker_of_a_cell_is_left(work: Work) -> None:
    """No marker of a cell is left"""
    assert work.tree
    if found := markers_of_cells(work.script):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        raise CheckFailed(
            expected="comments tell something to a reader",
            found=f"line {found[0][0]} of {work.script_name}{more}: {cut(found[0][1])}",
            remedy="delete them all with search and replace: there are no cells any more",
        )


def no_statement_is_lost(work: Work) -> None:
    """The program is that of the notebook, statement by statement"""
    notebook = ast.parse(work.notebook_script.text)
    lost = [
        one
        for one in gone(of_tree(notebook), of_tree(work.tree))
        if not isinstance(one.node, (ast.Import, ast.ImportFrom))
        and not _reads(one.node)
        if not one.text.startswith("print(") and "__import__" not in one.text
    ]
    if lost:
        more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
        raise CheckFailed(
            expected=f"the statements of {work.notebook_name} as it is now, also those that"
            " smell",
            found=f"gone or changed: {cut(lost[0].text.splitlines()[0])}{more}",
            remedy="put it back, or convert the notebook anew: jupyter nbconvert --to script"
            f" {work.notebook_name}",
        )


def _reads(node: ast.AST | None) -> bool:
    """Whether it may say where files lie: that has to change."""
    calls = (one for one in ast.walk(node) if isinstance(one, ast.Call)) if node else ()
    names = (ast.unparse(one.func).rpartition(".")[2] for one in calls)
    return any(one.startswith(("read", "load", "open", "to_", "save")) for one in names)


def runs_from_any_folder(work: Work) -> None:
    """It runs to its end, from whatever folder it is started"""
    assert work.tree
    try:
        told = alone(work)
    except TookTooLong:
        told = {
            "type": "It",
            "message": f"takes over {work.limit:.0f} seconds",
            "line": None,
        }
    except Died as error:
        told = {"type": "Its process", "message": str(error), "line": None}
    if told:
        line = f"line {told['line']}: " if told["line"] else ""
        raise CheckFailed(
            expected=f"python {work.script_name} runs to its end, from any folder",
            found=f"{line}{told['type']}: {cut(told['message'], 200)}",
            remedy="build each path from where the script lies: HERE ="
            " Path(__file__).resolve().parent, then HERE / "
            f"'{work.house.settings.lies}' / 'data.csv', for example",
        )


PARTS = (
    there_is_a_script,
    nothing_needs_ipython,
    no_marker_of_a_cell_is_left,
    no_statement_is_lost,
    runs_from_any_folder,
    script_still_gives,
)
