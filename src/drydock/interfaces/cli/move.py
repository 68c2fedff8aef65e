"""Moving between stages; what was there is kept, and can be brought back."""

from __future__ import annotations

from typing import Annotated

import typer

from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.interfaces.cli.stage_argument import (
    KataArgument,
    house_of,
    house_with,
    stage_asked_for,
)
from drydock.interfaces.cli.workbook_only import workbook_only
from drydock.say import say
from drydock.workbook.house import HERE

# pylint: disable=import-outside-toplevel
commands = typer.Typer()


@commands.command()
def goto(stage: Annotated[str, typer.Argument(help="A number, such as 7.")]) -> None:
    """Begin at any stage; your work is kept.

    What was there is kept as it is, files of your own included; undo brings it back.
    Works with and without git, and leaves git alone.
    """
    from drydock.guidance import going

    wanted = stage_asked_for(stage)
    if isinstance(wanted.house, AdoptedHouse):
        wanted.house.require_start(wanted)
    say("\n".join(going.goto(wanted.house, wanted)))


@commands.command(name="start-over")
@workbook_only(
    "it begins the workbook's own katas again, all of them",
    instead="./scripts/go goto $name/1 begins it again, and keeps your work",
)
def start_over() -> None:
    """Begin the whole workbook again.

    For yourself, or for the next person who gets this folder. All exercises are as at
    the start, and nothing is known of a way through the stages: verdicts, what has
    passed, hints shown. All of it is put away as one kept copy; undo brings it back.
    git is left alone.
    """
    from drydock.guidance import going

    say("\n".join(going.start_over(HERE)))


@commands.command()
def undo(kata: KataArgument = None) -> None:
    """Bring back what was put away last.

    By goto, start-over or undo. What is there now is kept in its turn, so nothing gets
    lost; it says what a second undo would do.
    """
    from drydock.guidance import going

    say("\n".join(going.undo(house_of(kata))))


@commands.command()
def saved(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A copy, by its name or a part of it: show its diff; or an adopted kata."
        ),
    ] = None,
    restore: Annotated[
        bool, typer.Option("--restore", help="Bring that copy back.")
    ] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Throw that copy away; asks first.")
    ] = False,
) -> None:
    """List, show or restore the kept copies.

    With a name alone: a diff that leads from what is in exercises/ now to the copy.
    """
    from drydock.guidance import going
    from drydock.safekeeping import kept_copies as kept
    from drydock.safekeeping.difference import difference

    house = house_with(name)
    if not restore and not delete and name in (None, *house.katas):
        lines = kept.listing(house)
    elif restore:
        lines = going.restore(house, kept.find(house, name))
    elif delete:
        copy = kept.find(house, name)
        say(f"This would go for good: {copy.name}, {copy}")
        say("\n".join(copy.contents()))
        typer.confirm("Delete it?", abort=True)
        kept.delete(house, copy)
        lines = [f"Deleted: {copy.name}"]
    else:
        copy = kept.find(house, name)
        lines = []
        for kata in copy.katas:
            shown = house.shown(kata)
            lines.append(f"From {shown} as it is now to {copy.name} ({copy}):")
            differing = difference(house.exercise(kata), copy.work(kata))
            lines += list(differing) or ["Nothing differs."]
        lines.append(f"Bring it back: ./scripts/go saved {copy.name} --restore")
    say("\n".join(lines))
