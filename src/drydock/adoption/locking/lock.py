"""Putting a lock on a notebook: its script, run three times, and what is the same each time.

Begin here: `put_on` makes the new folder, `script` the script, `choice` says what is locked,
`written_tests` writes the tests, and `owners_python` runs it all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from drydock.adoption.locking import arriving, choice, script, written_tests
from drydock.adoption.locking.choice import Choice, Told
from drydock.adoption.locking.locked import comparing
from drydock.adoption.locking.locked.lock import Approved
from drydock.adoption.locking.owners_python import Died, OwnersPython, TookTooLong
from drydock.adoption.locking.script import Script
from drydock.adoption.locking.script_runs import Notebook, ScriptRuns, Tell
from drydock.adoption.locking.slices import Slices
from drydock.errors import CalledWrongly, CheckFailed
from drydock.workbook.notebook import MAY_FAIL, NOT_RUN

CHECKS = ("1", "2", "3")  # seeds of hashes: what depends on them is not the same twice
# Where something differs by chance, other things may be the same by chance: more runs tell.
MORE_CHECKS = (*CHECKS, "4", "5", "6", "7", "8")


@dataclass(frozen=True)
class Locked:
    """A lock that has been put on: the folder, the script, what is locked and what not.

    seconds: how long each statement of the script took.
    """

    notebook: Notebook
    folder: Path
    script: Script
    choice: Choice
    seconds: Sequence[float]

    @property
    def script_name(self) -> str:
        """The file of the script."""
        return written_tests.script_name(self.notebook.path)

    @property
    def tests(self) -> Path:
        """The folder of the tests."""
        return self.folder / written_tests.TESTS

    @property
    def is_as_it_was_put_on(self) -> bool:
        """Whether the script in the folder is still the one that was made."""
        file = self.folder / self.script_name
        text = file.read_text("utf-8", "replace") if file.is_file() else ""
        return text.rstrip() == self.script.text.rstrip()

    @cached_property
    def _not_held(self) -> set[str]:
        """The names of which no lock and no comparison can say whether they are the same."""
        left_out = {one.key.partition(":")[0] for one in self.choice.left_out}
        return left_out - set(self.choice.seen) | set(self.choice.not_seen)

    @cached_property
    def loose_lines(self) -> frozenset[int]:
        """The lines of the script that lead to something of which nobody can say whether it
        is the same, and to nothing that is locked."""
        slices = Slices(self.script.text)
        locked = (key.partition(" on ")[0] for key in self.choice.texts)
        return slices.lines_to(self._not_held) - slices.lines_to(locked)

    @cached_property
    def unknown_lines(self) -> frozenset[int]:
        """The lines of statements that give such a thing its value, or change it."""
        found: set[int] = set()
        for one in Slices(self.script.text).statements:
            if one.changes & self._not_held:
                found |= one.lines
        return frozenset(found)

    def place(self, line: int) -> str:
        """A line of the script, with the cell that it comes from."""
        cell = self.script.cell_of(line)
        return f"line {line} (cell {cell})" if cell else f"line {line}"


def put_on(
    notebook: Notebook, into: Path, python: OwnersPython, limit: float, tell: Tell
) -> Locked:
    """Makes the new folder `into`, with a script, tests, and what they hold it to. What
    is there already stays as it is.

    Raises CheckFailed where the notebook does not run to its end within `limit` seconds,
    CalledWrongly where the folder holds a lock already.
    """
    if is_there(into):
        raise CalledWrongly(
            expected=f"a folder without tests, for the lock of {notebook.path.name}",
            found=f"{into} has tests already, and what they hold is approved",
            remedy="for another lock beside that one: --into DIR",
        )
    if (into / (name := written_tests.script_name(notebook.path))).exists():
        raise CalledWrongly(
            expected=f"a folder without {name}, for the lock of {notebook.path.name}",
            found=f"{into} has one already, and nothing is written over it",
            remedy="give another place: --into DIR",
        )
    locking = _Locking(ScriptRuns(notebook, into, python, limit, tell))
    made, chosen, told = locking.whole()
    arriving.arrive(locking.made, into)
    return Locked(notebook, into, made, chosen, told["seconds"])


def is_there(into: Path) -> bool:
    """Whether a folder has a lock, or other tests that one would have to make way for; what
    a killed command has left of one is finished, or gone."""
    arriving.settle(into)
    return (into / written_tests.TESTS).exists()


def again(
    notebook: Notebook, into: Path, python: OwnersPython, limit: float, tell: Tell
) -> tuple[Locked, list[str]]:
    """The lock that would be put on today, and how it would differ from the one in `into`, a
    sentence each. Changes nothing; raises as `put_on`."""
    made, chosen, told = _Locking(
        ScriptRuns(notebook, into, python, limit, tell)
    ).whole()
    found = Locked(notebook, into, made, chosen, told["seconds"])
    return found, list(_what_would_change(found))


def _what_would_change(now: Locked) -> Iterator[str]:
    approved = Approved(now.tests / "approved", list(now.choice.texts))
    for key, (text, is_table) in now.choice.texts.items():
        try:
            was, _ = approved.read(key)
        except KeyError:
            yield f"{key}: would be locked, and is not"
            continue
        if how := comparing.difference(was, text, is_table=is_table):
            yield f"{key}: {how}"
    for one in now.choice.left_out:
        with suppress(KeyError):
            approved.read(one.key)
            yield f"{one.key}: is locked, and {one.why}"


@dataclass(frozen=True)
class _Locking:
    runs: ScriptRuns

    @property
    def notebook(self) -> Notebook:
        """What is locked."""
        return self.runs.notebook

    @property
    def made(self) -> Path:
        """Where the new folder is made, before it is moved to its place."""
        return self.runs.python.scratch / "new"

    def whole(self) -> tuple[Script, Choice, Told]:
        """The script, what of it is locked and has stood the trial, what its run has told."""
        made, chosen, told = self.chosen()
        chosen = self.tried(made, chosen) if chosen.texts else chosen
        if chosen.texts:
            return made, chosen, told
        raise CheckFailed(
            expected=f"{self.notebook.path.name} makes something that can be locked",
            found=(
                "no table, number, text or model of it is the same in two runs"
                if chosen.left_out
                else "at its end there is no table, number, text or model"
            ),
            remedy="give names to the results that it only shows, and seeds to what draws"
            " random numbers; then lock again",
        )

    def chosen(self) -> tuple[Script, Choice, Told]:
        """The script, what of it is locked, and what its run has told.

        It is the quiet one if that makes what all cells make, or else all cells as they
        are: a plot may draw random numbers. Where only what shows fails, such as a style
        of plots that is no more, it is the quiet one as well.
        """
        runs, loud, quiet = (
            self.runs,
            self._script(quiet=False),
            self._script(quiet=True),
        )
        runs.tell("running all cells")
        whole = runs.first(loud)
        shows = "failed" not in whole
        if not shows:
            bare = runs.first(quiet)
            whole = bare if "failed" not in bare else runs.must_run(loud, whole)
        runs.tell("running the script twice, once on another day")
        first, second = runs.twice(quiet, whole["read"])
        if "failed" in first:  # a library may have read what nobody has noticed
            found = sorted({*whole["read"], *whole["there"]})
            whole = {**whole, "read": found}
            first, second = runs.twice(quiet, found)
        if "failed" not in first:
            first = {**first, "read": whole["read"]}
            chosen = choice.choose(quiet, first, second)
            differs = shows and any(choice.differ(whole, first, chosen))
            if not shows or (chosen.texts and not differs):
                return quiet, chosen, first
        runs.tell("lines that only show matter here: all of them stay")
        first, second = runs.twice(loud, whole["read"])
        first = {**runs.must_run(loud, first), "read": whole["read"]}
        return loud, choice.choose(loud, first, second), first

    def _script(self, *, quiet: bool) -> Script:
        try:
            cells = [
                one
                for one in self.notebook.cells
                if not {NOT_RUN, MAY_FAIL} & set(one.tags)
            ]
            return script.of_cells(cells, quiet=quiet)
        except script.NoScript as error:
            raise CheckFailed(
                expected="cells that Python can read",
                found=str(error),
                remedy="fix that cell, or delete it, and lock again",
            ) from None

    def tried(self, made: Script, chosen: Choice) -> Choice:
        """What is locked after the lock was tried as its tests do, in fresh processes:
        what is not the same in one of them is left out, until all of them are green."""
        seeds = MORE_CHECKS if any(o.lines for o in chosen.left_out) else CHECKS
        while True:
            written_tests.write(
                self.made, self.notebook.path, made, chosen, self.runs.into
            )
            self.runs.tell(f"trying the lock in {len(seeds)} fresh processes")
            checks = [partial(self._check, chosen, seed) for seed in seeds]
            found = self.runs.python.at_once(checks)
            differs = {key: how for one in found for key, how in one.items()}
            if not differs:
                return chosen
            chosen = chosen.without(made, differs)

    def _check(self, chosen: Choice, hash_seed: str) -> Mapping[str, str]:
        """What differs from what is approved in a run of its own."""
        name = written_tests.script_name(self.notebook.path)
        tests = self.made / written_tests.TESTS
        lock = chosen.settings(f"../{name}", tests, self.notebook.folder)
        job = {"what": "check", "tests": str(tests), "lock": lock}
        try:
            told = self.runs.python.last_answer(job, self.runs.limit, hash_seed)
        except TookTooLong:
            told = {"failed": {"type": "TimeoutError", "message": self.runs.late}}
        except Died as error:
            told = {"failed": {"type": "Error", "message": str(error)}}
        if failed := told.get("failed"):
            raise CheckFailed(
                expected="the script runs in a copy of the files that it reads",
                found=f"{failed['type']}: {failed['message'][:300]}",
                remedy="lay the files that it needs beside the notebook",
            )
        differs: dict[str, str] = told["differs"]
        return differs
