"""The lock, held against the work: nothing of it is given up, and what it holds comes out.

It is read from the adopted folder, run by the engine's own code, and compared with what was
approved when the notebook was adopted, as far as that is known here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from drydock.adoption.findings.words import some
from drydock.adoption.locking.locked import comparing, running
from drydock.adoption.locking.locked.lock import PRINTED, Approved, Lock
from drydock.adoption.locking.owners_python import Died, TookTooLong, failure_of
from drydock.adoption.locking.written_tests import TESTS
from drydock.adoption.voyage.where import without_where
from drydock.adoption.voyage.work import Work
from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading.statements import gone, of_cells
from drydock.safekeeping import passed_work
from drydock.workbook.notebook import Cell, cells, read_document

WHAT = "what_is_locked.py"
SAME = "the results are what they were when the notebook was locked"


@dataclass(frozen=True)
class HeldLock:
    """The lock in a folder of tests."""

    tests: Path

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What it is made with, as `what_is_locked.py` says. Raises ValueError."""
        try:
            tree = ast.parse((self.tests / WHAT).read_text("utf-8"))
        except (OSError, SyntaxError) as error:
            raise ValueError(str(error)) from error
        for node in tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LOCK":
                if isinstance(node.value, ast.Call):
                    words = node.value.keywords
                    return {str(k.arg): ast.literal_eval(k.value) for k in words}
        raise ValueError("it has no LOCK = Lock(...)")

    @cached_property
    def lock(self) -> Lock:
        """The lock itself. Raises ValueError."""
        try:
            return Lock(**self.settings)
        except TypeError as error:
            raise ValueError(str(error)) from error

    @property
    def approved(self) -> Approved:
        """What it holds."""
        return Approved(self.tests / "approved", self.lock.keys)


def lock_of(work: Work) -> HeldLock:
    """The lock in the work. Raises CheckFailed where it cannot be read, or holds less than
    the results."""
    found = HeldLock(work.folder / TESTS)
    try:
        keys = found.lock.keys
    except ValueError as error:
        raise CheckFailed(
            expected=f"{TESTS}/{WHAT} says what is locked, in plain values",
            found=cut(str(error), 200),
            remedy=_how_to_bring_back(work),
        ) from None
    results = work.house.settings.results
    missing = [one for one in results if one not in keys]
    if missing or not results:
        raise CheckFailed(
            expected="the lock holds the results that voyage.toml names: at least one",
            found=(
                f"not locked any more: {', '.join(missing)}"
                if missing
                else "it names none"
            ),
            remedy=f"put that back into {TESTS}/{WHAT}; if it goes on purpose, take it out of"
            " results in voyage.toml as well",
        )
    return found


def _how_to_bring_back(work: Work) -> str:
    """What to do where the file that says what is locked cannot be read."""
    begun = work.house.before(work.stage).solution / TESTS / WHAT
    if begun.is_file():
        shown = begun.relative_to(work.house.root).as_posix()
        return f"fix that; the file as it was when this stage began is {shown}"
    again = f"./scripts/go goto {work.stage.kata}/1 puts all of it back, and keeps a copy of yours"
    return f"bring it back as it was: {again}"


def require_same_approved(work: Work) -> None:
    """Raises CheckFailed where something that is approved is not what it was when the
    notebook was adopted, as far as that is known here."""
    now = lock_of(work)
    start = passed_work.folder(work.house.start(work.stage.kata)) / TESTS
    if not (start / WHAT).is_file():
        return
    was = HeldLock(start)
    for key in now.lock.keys:
        if now.lock.not_the_same.get(key) != was.lock.not_the_same.get(key):
            continue  # more of it is locked than was
        try:
            (before, is_table), (text, _) = was.approved.read(key), now.approved.read(
                key
            )
        except KeyError:
            continue
        if how := comparing.difference(before, text, is_table=is_table):
            raise CheckFailed(
                expected="what is approved is what it was when the notebook was adopted:"
                " a refactoring changes no result",
                found=f"{key}: {how}",
                remedy=f"bring {TESTS}/approved back as it was, and let the program give it"
                " again",
            )


def require_results(work: Work, text: str, name: str, more: str = "") -> None:
    """Runs a program, and raises CheckFailed where it does not make what is locked.

    name: what it is called. more: what may be the reason, as the end of a sentence. What a
    notebook prints is not compared: which of its lines only show changes with its names.
    """
    require_same_approved(work)
    differs = dict(_differences(work, text, name))
    if name != work.script_name:
        differs.pop(PRINTED, None)
    results = work.house.settings.results
    # The results first, and of them what is made first: the others may follow from it.
    for key in sorted(differs, key=lambda o: (o not in results, _place(o, text))):
        how = differs[key]
        rest = [one for one in differs if one != key]
        others = f" (and {some(rest)})" if rest else ""
        raise CheckFailed(
            expected=SAME,
            found=f"{key}{others}: {how}{more}",
            remedy=_how_to_mend(key, results),
        )


def _place(key: str, text: str) -> int:
    """Where in a program the name of something that is locked stands first."""
    name = re.escape(key.removeprefix("file ").partition(" on ")[0])
    found = re.search(rf"\b{name}\b", text)
    return found.start() if found else len(text)


def _how_to_mend(key: str, results: tuple[str, ...]) -> str:
    """What to do where this is not what is approved."""
    if key == PRINTED:
        return (
            "a script prints what is in print(...), and not the value that ends a cell; if it"
            f" need not be printed, delete that in {TESTS}/{WHAT} and in voyage.toml"
        )
    if key not in results:
        return (
            f"undo that; or, if it goes or changes on purpose, delete {key} in"
            f" {TESTS}/{WHAT}: it is none of the results"
        )
    return (
        "undo what has changed it; the smaller the steps between two checks, the"
        " shorter the search"
    )


def _differences(work: Work, text: str, name: str) -> Mapping[str, str]:
    """What differs from what is approved when this program runs, by key."""
    held = lock_of(work)
    script = work.folder / work.script_name
    if name != work.script_name:
        script = work.python.scratch / "of_the_notebook.py"
        script.write_text(text, "utf-8")
    home = work.house.notebook.parent
    lies = running.seen_from(home, work.house.root / work.script_name)
    lock = {**held.settings, "script": str(script), "notebooks_folder": str(home)}
    job = {"what": "check", "tests": str(held.tests), "lock": lock, "lies": lies}
    work.tell(f"what {name} makes, against the lock")
    try:
        told = work.python.last_answer(job, work.limit)
    except (TookTooLong, Died) as error:
        told = {"failed": failure_of(error, work.limit)}
    if failed := told.get("failed"):
        raise CheckFailed(
            expected=f"{name} runs to its end, in a copy of the files that it reads",
            found=f"{failed['type']}: {cut(failed['message'], 300)}",
            remedy="run it, and fix that first",
        )
    differs: dict[str, str] = told["differs"]
    return differs


def notebook_still_gives(work: Work) -> None:
    """What is locked is what it was"""
    require_results(work, work.notebook_script.text, work.notebook_name, _gone(work))


def script_still_gives(work: Work) -> None:
    """What is locked is what it was"""
    assert work.tree
    require_results(work, work.script, work.script_name)


def _gone(work: Work) -> str:
    """A statement that is gone since the stage began and did more than show; as the end of
    a sentence."""
    imports = (ast.Import, ast.ImportFrom)
    found = (one for one in gone_statements(work) if one.node)
    lost = [one for one in found if not isinstance(one.node, imports)]
    if not lost:
        return ""
    first, more = lost[0], len(lost) - 1
    others = f" (and {more} more)" if more else ""
    line = cut(first.text.splitlines()[0])
    return f". Gone or changed since then, and it did more than show: {line}{others}"


def gone_statements(work: Work) -> list[Any]:
    """What stood in the notebook when the stage began, computes, and does not stand there
    now."""
    shows = {(one.cell, one.line) for one in _before_shows(work)}
    before = [
        one
        for one in of_cells(notebook_before(work))
        if not (one.node and (one.cell, one.node.lineno) in shows)
    ]
    now = cells(work.document, "code")
    return gone(before, of_cells(now))


def notebook_before(work: Work) -> list[Cell]:
    """The code cells of the notebook as the stage began; those of now where that is not
    known here."""
    path = work.house.before(work.stage).solution / work.notebook_name
    if not path.is_file():
        return cells(work.document, "code")
    return cells(without_where(read_document(path, path.name)), "code")


def _before_shows(work: Work) -> Iterator[Any]:
    # pylint: disable-next=import-outside-toplevel
    from drydock.adoption.locking import script

    try:
        yield from script.of_cells(notebook_before(work)).left_out
    except script.NoScript:
        pass
