"""The dead code is gone, and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from drydock.adoption.findings.found import found as findings
from drydock.adoption.findings.words import count
from drydock.adoption.model import Adopted, Cell, Finding
from drydock.adoption.voyage.held_lock import script_still_gives
from drydock.adoption.voyage.work import Work, using
from drydock.errors import CheckFailed
from drydock.workbook.notebook import names_in
from drydock.workbook.workspace import modules_in

WITHOUT_NAME = ("commented-out code", "import that nobody uses")  # no lock holds these


def nothing_dead_is_left(work: Work) -> None:
    """No code is left that nobody needs"""
    found = list(_dead(work))
    if found:
        more = f" (and {count(len(found) - 1, 'more finding')})" if found[1:] else ""
        locked = (
            "; if a name that is locked goes with it, delete it in tests/what_is_locked.py"
            " as well"
        )
        has_name = found[0].rule not in WITHOUT_NAME
        raise CheckFailed(
            expected="each line is needed by another one, or for a result",
            found=f"{found[0].what}{more}",
            remedy=found[0].remedy + (locked if has_name else ""),
        )


def _dead(work: Work) -> Iterator[Finding]:
    """What the rules find of which the lesson says that it is to go; told of the script."""
    teacher = work.house.teachers[work.stage.slug]
    lessons = {f"{teacher.kata}/{teacher.label}"}
    read = Adopted(work.folder / work.script_name, (Cell(1, _whole(work)),))
    for one in findings(read):
        is_import = one.rule == "import that nobody uses"
        if one.certainty == "sure" and (one.lesson in lessons or is_import):
            yield _of_script(one, work.script_name)


def _whole(work: Work) -> str:
    """The script, and below it a line that uses the results and what other modules take
    from it: they are for somebody."""
    assert work.tree
    made = names_in(work.tree, ast.Store)
    modules = [one for one in modules_in(work.folder) if one.name != work.script_name]
    used = work.results.union(
        *(_words(one.read_text("utf-8", "replace")) for one in modules)
    )
    line = using(made & used)
    return f"{work.script}\n\n{line}\n" if line else work.script


def _words(text: str) -> set[str]:
    try:
        return names_in(ast.parse(text))
    except SyntaxError:
        return set()


def _of_script(finding: Finding, name: str) -> Finding:
    """The same, told of a file instead of its only cell; with a line where it names none."""
    what = finding.what.replace("cell 1, line", "line").replace("cell 1", name)
    what = re.sub(
        rf" \({re.escape(name)}(?:, dropped in {re.escape(name)})?\)", "", what
    )
    if finding.line and not re.search(r"\bline \d", what):
        what += f"; begin with line {finding.line}"
    return replace(finding, what=what)


PARTS = (nothing_dead_is_left, script_still_gives)
