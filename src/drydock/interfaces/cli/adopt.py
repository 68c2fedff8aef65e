"""A notebook of one's own, taken into dry dock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drydock.say import note, say
from drydock.workbook.house import HERE

if TYPE_CHECKING:
    from drydock.adoption.running.interpreter import Interpreter
    from drydock.adoption.running.notebook_file import NotebookFile
    from drydock.adoption.running.run import Limits
    from drydock.adoption.survey.new_folder import NewFolder

# An argument of a command is an option that people can give.
# pylint: disable=import-outside-toplevel,too-many-arguments,too-many-positional-arguments,too-many-locals
commands = typer.Typer()


@commands.command()
def adopt(
    notebook: Annotated[
        Path,
        typer.Argument(
            help="The path of a notebook; or of a folder that one was adopted into, or the"
            " name of its kata."
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            help="Where results go; a folder beside the notebook if not given."
        ),
    ] = None,
    python: Annotated[
        str | None, typer.Option(help="Run it in this Python, or this environment's.")
    ] = None,
    kernel: Annotated[
        str | None, typer.Option(help="Run it in the Python of this Jupyter kernel.")
    ] = None,
    extra: Annotated[
        str | None,
        typer.Option(
            "--with",
            help="Packages that it needs beyond what is there, such as statsmodels,"
            "lightgbm: an environment is made for them, and kept.",
        ),
    ] = None,
    cell_limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds that one cell may take.")
    ] = 60.0,
    limit: Annotated[
        float, typer.Option(min=0.1, help="Seconds that all of them may take.")
    ] = 600.0,
    lock: Annotated[
        bool,
        typer.Option(
            "--lock",
            help="Make a script of it, and tests that hold what it computes; then prove"
            " that they do. The new folder is a kata of its own from then on. For such a"
            " folder: lock what is the same twice now, and was not.",
        ),
    ] = False,
    proof_seconds: Annotated[
        float, typer.Option(min=0, help="With --lock: seconds for the proof.")
    ] = 120.0,
) -> None:
    """Survey a notebook of your own, or lock it.

    It is run twice, from the top, in a copy of its folder: does it run, is it the same
    twice, what is wrong with it? Nothing of yours is changed: what is found goes into a
    new folder, as a page to read and to send on. Once it is locked, you refactor it in
    that folder, stage by stage: status, check, watch, goto and undo take its name. A
    folder that was moved, or came from somebody else, is made known by its path.
    """
    if place := _adopted(notebook):
        _folder(place, python, kernel, lock, limit)
        return
    from drydock.adoption.running import interpreter, notebook_file
    from drydock.adoption.running.run import Limits
    from drydock.adoption.survey.new_folder import NewFolder

    read = notebook_file.read(notebook)
    folder = NewFolder.beside(read.path, into)
    packages = [one.strip() for one in (extra or "").split(",") if one.strip()]
    if packages:
        note(f"Making an environment with {', '.join(packages)} ...")
    chosen = interpreter.choose(read, python=python, kernel=kernel, extra=packages)
    if lock:
        _lock(read, chosen, folder, limit, proof_seconds)
    else:
        _survey(read, chosen, Limits(cell_limit, limit), folder)


def _adopted(given: Path) -> Path | None:
    """The folder that is meant, by its path or by the name of its kata; None for a notebook."""
    from drydock.adoption.voyage import register

    if given.is_dir():
        return given
    house = None if given.exists() else register.house(HERE, str(given))
    return house.root if house else None


def _folder(
    folder: Path, python: str | None, kernel: str | None, lock: bool, limit: float
) -> None:
    """Makes an adopted folder known here, or makes its lock wider."""
    from drydock.interfaces import adopted_folders

    found = adopted_folders.known(folder, python=python, kernel=kernel)
    if lock:
        adopted_folders.widen_lock(found, limit)
    else:
        say(f"{found.name} is known here: {found.root}, in {found.python}")
        say(f"Next: ./scripts/go status {found.name}")


def _lock(
    read: NotebookFile,
    chosen: Interpreter,
    folder: NewFolder,
    limit: float,
    proof_seconds: float,
) -> None:
    """Puts the lock on, proves it, and ends as that has ended."""
    from drydock.interfaces.locking import Wanted, put_lock_on

    say(f"Locking {read.path.name}: {len(read.cells)} cells, in {chosen.python}")
    wanted = Wanted(folder.path, chosen.python, limit, proof_seconds)
    if code := put_lock_on(read, wanted):
        raise typer.Exit(code)


def _survey(
    read: NotebookFile, chosen: Interpreter, limits: Limits, folder: NewFolder
) -> None:
    """Makes the survey, says it in short, and writes it into the folder."""
    from drydock.adoption.survey import survey, terminal

    number = len(read.cells)
    cells = f"{number} cell{'s' * (number != 1)}"
    say(f"Surveying {read.path.name}: {cells}, twice, in {chosen.python}")
    with _progress(number) as tell:
        made = survey.make(read, chosen, limits, leave_out=[folder.path], tell=tell)
    say("\n".join([*terminal.lines(made), ""]))
    for path in folder.keep(made):
        say(f"Written: {path}")
    if made.runs:
        say("Next: the same command with --lock; then refactor it, stage by stage")
    else:
        say("Next: fix what stops it, and adopt it again; then the same with --lock")


@contextmanager
def _progress(number: int) -> Iterator[Callable[[int, float], None]]:
    """A line that names the cell that runs."""
    from drydock import passing

    passing.open_line()

    def tell(at: int, seconds: float) -> None:
        passing.to_terminal(f"cell {at} of {number}", seconds)

    try:
        yield tell
    finally:
        passing.clear()
