"""`go adopt FOLDER`: a folder into which a notebook was adopted, here or elsewhere."""

from __future__ import annotations

from pathlib import Path

from drydock.adoption.running import interpreter, notebook_file
from drydock.adoption.voyage import register, settings, wider_lock
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.interfaces.locking import passing_line
from drydock.say import say
from drydock.workbook.house import HERE


def known(folder: Path, *, python: str | None, kernel: str | None) -> AdoptedHouse:
    """Writes an adopted folder down here, with the Python that was asked for, the one that
    it has here already, or the one that its notebook would run in. Raises CalledWrongly.
    """
    found = settings.read(folder)
    entries = {one.name: one for one in register.entries_of(HERE)}
    before = entries.get(found.name)
    if before and not (python or kernel) and Path(before.python).exists():
        return register.add(HERE, folder, before.python)
    read = notebook_file.read(folder / found.notebook)
    chosen = interpreter.choose(read, python=python, kernel=kernel)
    made = register.add(HERE, folder, chosen.python)
    made.keep_to_itself()
    return made


def widen_lock(house: AdoptedHouse, limit: float) -> None:
    """Locks what is the same twice now, and was not, and says what that was."""
    say(f"Looking for what can be locked now: {house.root}")
    with passing_line() as tell:
        new, kept = wider_lock.widen(house, limit, tell)
    if not new:
        say("Nothing: all that is the same in each run is locked.")
    for key in new:
        say(f"Locked: {key}")
    if kept:
        say(f"Kept: the folder as it was, as {kept}; back: {house.command('undo')}")
