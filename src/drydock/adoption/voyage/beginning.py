"""A folder with a lock becomes a kata: with the notebook's copy in it, and its settings."""

from __future__ import annotations

from pathlib import Path

from drydock import files
from drydock.adoption.locking import written_tests
from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.locking.written_tests import TESTS
from drydock.adoption.model import Adopted
from drydock.adoption.voyage import register, settings
from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.adoption.voyage.held_lock import HeldLock
from drydock.adoption.voyage.results import of_the_end
from drydock.adoption.voyage.settings import Settings
from drydock.adoption.voyage.where import with_where
from drydock.errors import CheckFailed
from drydock.safekeeping import passed_work
from drydock.workbook.house import House
from drydock.workbook.notebook import dump, read_document


def begin(
    workbook: House, adopted: Notebook, folder: Path, python: str
) -> AdoptedHouse:
    """Makes a kata of the folder in which a lock has been put on a notebook, and writes it
    down in the workbook. What is there stays as it is; it may be called again."""
    notebook = adopted.path
    lies = settings.seen_from(folder, notebook.parent)
    copy = folder / notebook.name
    if not copy.exists():
        files.write_whole(copy, dump(with_where(_document(notebook), lies)))
    if not (folder / settings.FILE).exists():
        name = settings.name_for(notebook, register.taken(workbook, folder))
        script = written_tests.script_name(notebook)
        read = Adopted(notebook, tuple(adopted.cells))
        keys = HeldLock(folder / TESTS).lock.keys
        kept = of_the_end(read, keys) or keys
        Settings(name, notebook.name, script, lies, tuple(kept)).write(folder)
    made = register.add(workbook, folder, python)
    _keep_start(made)
    return made


def _document(notebook: Path) -> dict[str, object]:
    try:
        return read_document(notebook, notebook.name)
    except CheckFailed:  # of an old format, which is written anew
        import nbformat  # pylint: disable=import-outside-toplevel

        return dict(nbformat.read(notebook, 4))


def _keep_start(made: AdoptedHouse) -> None:
    """Keeps the folder as it is now: what the first stage begins with."""
    made.keep_to_itself()
    kept = passed_work.folder(made.start(made.name))
    if not kept.exists():
        fresh = kept.with_name(f"{kept.name}.new")
        files.remove(fresh)
        files.copy_tree(made.root, fresh)
        files.move(fresh, kept)
