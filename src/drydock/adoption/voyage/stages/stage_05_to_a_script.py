"""The notebook has become a script that runs anywhere."""

from __future__ import annotations

import ast
from pathlib import PurePath

from drydock.adoption.locking.owners_python import Died, TookTooLong, failure_of
from drydock.adoption.voyage.held_lock import lock_of, script_still_gives
from drydock.adoption.voyage.program import alone
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed, NotYet
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
    """No cell marker is left"""
    assert work.tree
    if found := markers_of_cells(work.script):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        raise CheckFailed(
            expected="comments that tell a reader something",
            found=f"line {found[0][0]} of {work.script_name}{more}: {cut(found[0][1])}",
            remedy="delete them all with search and replace: there are no cells any more",
        )


def no_statement_is_lost(work: Work) -> None:
    """The program is that of the notebook, statement by statement"""
    notebook, known = ast.parse(work.notebook_script.text), _files(work)
    lost = [
        one
        for one in gone(of_tree(notebook), of_tree(work.tree))
        if not isinstance(one.node, (ast.Import, ast.ImportFrom))
        and not _says_where(one.node, known)
        if not one.text.startswith("print(") and "__import__" not in one.text
    ]
    if lost:
        more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
        raise CheckFailed(
            expected=f"the statements of {work.notebook_name} as it is now, also those that"
            " smell",
            found=f"gone or changed: {cut(lost[0].text.splitlines()[0])}{more}",
            remedy="put it back, or convert the notebook again: jupyter nbconvert --to script"
            f" {work.notebook_name}",
        )


def _says_where(node: ast.AST | None, known: frozenset[str]) -> bool:
    """Whether it may say where files lie: that has to change. known: names of such files."""
    for one in ast.walk(node) if node else ():
        if isinstance(one, ast.Call):
            name = ast.unparse(one.func).rpartition(".")[2]
            if name.startswith(("read", "load", "open", "to_", "save", "Path")):
                return True
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            if PurePath(one.value).name in known:
                return True
    return False


def _files(work: Work) -> frozenset[str]:
    """The names of the files that are read or written, and of the folders they lie in."""
    lock = lock_of(work).lock
    paths = (PurePath(one) for one in (*lock.inputs, *lock.written))
    return frozenset(part for path in paths for part in path.parts)


def runs_from_any_folder(work: Work) -> None:
    """It runs to its end, from whatever folder it is started"""
    assert work.tree
    if needs_ipython(work.tree):
        raise NotYet
    try:
        told = alone(work)
    except (TookTooLong, Died) as error:
        told = failure_of(error, work.limit)
    if told:
        line = f"line {told['line']}: " if told["line"] else ""
        is_path = told["type"] in ("FileNotFoundError", "NotADirectoryError", "OSError")
        raise CheckFailed(
            expected=f"python {work.script_name} runs to its end, from any folder",
            found=f"{line}{told['type']}: {cut(told['message'], 200)}",
            remedy=(
                "build each path from where the script lies: HERE ="
                " Path(__file__).resolve().parent, then HERE / "
                f"'{work.house.settings.lies}' / 'data.csv', for example"
                if is_path
                else "run it yourself, from another folder than its own, and begin with that"
            ),
        )


PARTS = (
    there_is_a_script,
    nothing_needs_ipython,
    no_marker_of_a_cell_is_left,
    no_statement_is_lost,
    runs_from_any_folder,
    script_still_gives,
)
