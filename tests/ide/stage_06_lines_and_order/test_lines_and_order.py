"""The check of stage 06: a module in the order of a newspaper, and nothing lost on the way."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drydock.errors import CheckFailed, NotYet
from drydock.sandbox.job import Outcome
from drydock.workbook.loading import load

FILE = "bulletin.py"
TABLE = "TIDES"
FOURTH = {"hour": 21, "metres": 1.4}
FOURTH_BEGINS = "21:00"
UNDO = "undo until it is back, and move the lines once more"

Read = Callable[[str], Any]


module = load(Path(__file__).with_name("module.py"))


@pytest.fixture(scope="module", name="mine")
def _mine(own: Read) -> ast.Module:
    return own(FILE).tree


@pytest.fixture(scope="module", name="before")
def _before(given: Read) -> ast.Module:
    return given(FILE).tree


def test_what_it_prints(mine: ast.Module, run: Callable[..., Outcome]) -> None:
    """The bulletin says what it said, and the fourth tide"""
    if any(module.is_start(node) for node in mine.body[:-1]):
        raise NotYet
    old = run(FILE, as_given=True).facts["printed"].splitlines()
    printed = run(FILE).facts["printed"].splitlines()
    said = [line for line in printed if not line.startswith(FOURTH_BEGINS)]
    for line, better in zip([*said, "(the end)"], [*old, "(the end)"]):
        if line != better:
            raise CheckFailed(
                expected=f"{FILE} prints, as before: {better}",
                found=line,
                remedy="undo until it does, and look at what your cursors are in: a unit"
                " in a text is no key",
            )


def test_the_key_has_its_full_name(mine: ast.Module, before: ast.Module) -> None:
    """Several cursors: the key "m" is called "metres" wherever it stands"""
    left = module.lines_with(mine, module.SHORT)
    found = f'"{module.SHORT}" is still in {_lines(left)}'
    if not left:
        places = len(module.lines_with(before, module.SHORT))
        now = len(module.lines_with(mine, module.LONG))
        if now >= places:
            return
        found = f'"{module.LONG}" stands in {now} places'
    raise CheckFailed(
        expected=f'"{module.LONG}" stands wherever "{module.SHORT}" stood',
        found=found,
        remedy=f'select "{module.SHORT}" with its quotes, press the key for the next'
        " occurrence until all are selected, and write in all of them at once",
    )


def _lines(numbers: list[int]) -> str:
    kind = "line" if len(numbers) == 1 else "lines"
    return f"{kind} {', '.join(map(str, numbers))}"


def test_the_fourth_tide_is_there(mine: ast.Module, before: ast.Module) -> None:
    """Copy a line: TIDES has a fourth line, for hour 21"""
    wanted = [*module.rows(before, TABLE), FOURTH]
    table = module.rows(mine, TABLE)
    if table == wanted:
        return
    found = f"no list of dictionaries is called {TABLE}"
    if table:
        differ = [row for row in table if row not in wanted] or table[-1:]
        found = f"{len(table)} lines, one of them {differ[0]}"
    if table and all(row in table for row in wanted):
        found = f"{len(table)} lines, in another order or one of them twice"
    raise CheckFailed(
        expected=f"{TABLE} has its three lines and below them hour 21 with 1.4 metres",
        found=found,
        remedy="with the cursor in the third line, press the key that copies a line, and"
        " change the two numbers of the copy",
    )


def test_every_function_is_there_once(mine: ast.Module, before: ast.Module) -> None:
    """No function is lost, and none is there twice"""
    names = Counter(one.name for one in module.functions(mine))
    wanted = Counter(one.name for one in module.functions(before))
    if names != wanted:
        lost = [f"{name} is gone" for name in wanted - names]
        more = [f"there is one {name} too many" for name in names - wanted]
        raise CheckFailed(
            expected=f"{FILE} has the functions it had, each of them once",
            found="; ".join([*lost, *more]),
            remedy="undo; the keys to move and to copy lines are neighbours, and a cut"
            " without a paste loses what was cut",
        )


def test_the_functions_are_as_they_were(mine: ast.Module, before: ast.Module) -> None:
    """What stands in the functions has not changed on the way"""
    for name, line, better in _changes(mine, before):
        raise CheckFailed(
            expected=f"{name} has, as before: {better.strip()}",
            found=line.strip(),
            remedy=UNDO,
        )


def _changes(mine: ast.Module, before: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Each function that is another one now: its name, its first line that differs, and
    what that line was."""
    now = {one.name: one for one in module.functions(mine)}
    for was in module.functions(before):
        idle = module.idle_variables(was)
        lines, better = (module.plain(f, idle) for f in (now.get(was.name, was), was))
        pairs = zip([*lines, "(the end)"], [*better, "(the end)"])
        differ = [(was.name, line, other) for line, other in pairs if line != other]
        yield from differ[:1]


def test_the_rest_is_as_it_was(mine: ast.Module, before: ast.Module) -> None:
    """What stands between the functions has not changed"""
    now, was = (Counter(_between(tree)) for tree in (mine, before))
    found = [f"gone: {text}" for text in was - now]
    found += [f"new: {text}" for text in now - was]
    if found:
        raise CheckFailed(
            expected=f"nothing but {TABLE} and the import has changed between the"
            " functions",
            found=found[0].splitlines()[0],
            remedy=UNDO,
        )


def _between(tree: ast.Module) -> list[str]:
    """The statements of a module that are no functions, no imports and no table."""
    free = ast.FunctionDef | ast.Import | ast.ImportFrom
    nodes = (n for n in tree.body if not isinstance(n, free))
    return [ast.unparse(n) for n in nodes if module.stored(n) != {TABLE}]


def test_it_reads_from_the_headline_down(mine: ast.Module) -> None:
    """A newspaper: public above private, and whoever calls above what is called"""
    started = [n.lineno for n in mine.body[:-1] if module.is_start(n)]
    if started:
        raise _out_of_order(
            "the lines that start the program are the last of the file",
            f"they are in line {started[0]}, with other lines below them",
        )
    functions = module.functions(mine)
    private = [one for one in functions if module.is_private(one.name)]
    public = [one for one in functions if one not in private]
    if private and public and private[0].lineno < public[-1].lineno:
        raise _out_of_order(
            f"{public[-1].name} stands above {private[0].name}, which is private",
            f"{private[0].name} is in line {private[0].lineno}, {public[-1].name} in line"
            f" {public[-1].lineno}",
        )
    for caller, called in module.calls(mine):
        if caller.lineno > called.lineno:
            raise _out_of_order(
                f"{caller.name} stands above {called.name}, which it calls",
                f"{called.name} is in line {called.lineno}, {caller.name} in line"
                f" {caller.lineno}",
            )


def _out_of_order(expected: str, found: str) -> CheckFailed:
    return CheckFailed(
        expected=expected,
        found=found,
        remedy="select the whole function with the comment above it, and press the key"
        " that moves lines until it stands right",
    )


def test_the_comments_came_along(own: Read, given: Read) -> None:
    """Each comment stands at the function that it stood at"""
    now = module.owners(own(FILE).tree, own(FILE).comments)
    for comment, owner in module.owners(given(FILE).tree, given(FILE).comments):
        places = [place for text, place in now if text == comment]
        if owner in places or places and not owner:
            continue
        where = f"above or in {owner}" if owner else "in the file"
        others = [f"it is at {place or 'no function'}" for place in places]
        raise CheckFailed(
            expected=f"{where} stands: {comment}",
            found="; ".join(others) or "it is gone",
            remedy="undo, and select the comment along with the function before you move",
        )


def test_nothing_is_marked(mine: ast.Module, before: ast.Module) -> None:
    """The scroll bar is clean: no import and no variable that nobody reads"""
    idle = [f"the import of {name}" for name in sorted(module.idle_imports(mine))]
    changed = {name for name, *_ in _changes(mine, before)}  # told by another part
    for function in module.functions(mine):
        if function.name not in changed:
            names = sorted(module.idle_variables(function))
            idle += [f"the variable {name} in {function.name}" for name in names]
    if idle:
        raise CheckFailed(
            expected=f"nothing in {FILE} is marked as unused",
            found=f"nobody reads {', '.join(idle)}",
            remedy="go to it with the key for the next problem, and delete its line",
        )


def test_nobody_is_silenced(nobody_silenced: Callable[[str], None]) -> None:
    """No comment tells a tool to look away"""
    nobody_silenced(FILE)
