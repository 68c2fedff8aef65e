"""Where somebody stands: the board of all stages."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Annotated

import typer

from drydock.commands import typed_in
from drydock.errors import Told
from drydock.interfaces.cli.stage_argument import house_of, stage_asked_for
from drydock.say import say
from drydock.workbook.house import HERE

# pylint: disable=import-outside-toplevel
commands = typer.Typer()


@commands.command()
def status(
    kata: Annotated[
        str | None, typer.Argument(help="Without it: the kata of the lessons.")
    ] = None,
    set_to: Annotated[
        str | None,
        typer.Option("--set", metavar="STAGE", help="Make this the current stage."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the board for tools.")
    ] = False,
) -> None:
    """Show every stage, and what to do next.

    PASS and FAIL are said of your work as it is now; CHANGED: it is no longer what was
    judged. The current stage is the one after the last that passed, until you set
    another.
    """
    from drydock.guidance.board import board
    from drydock.interfaces import lesson_filter
    from drydock.judging import current_stage

    with suppress(Told):
        lesson_filter.look_again(HERE)
    house = house_of(kata)
    shown = house.kata(kata)
    if set_to is not None:
        wanted = stage_asked_for(set_to)
        house, shown = wanted.house, wanted.kata
        current_stage.set_current(house, wanted)
    found = board(house, shown)
    if as_json:
        print(json.dumps(typed_in(found.as_json()), indent=1))
    else:
        say("\n".join(found.lines()))
