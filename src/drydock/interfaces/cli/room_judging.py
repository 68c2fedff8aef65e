"""`go room`: what a group has handed in, judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from drydock.errors import ExitCode
from drydock.interfaces.cli.lifecycle import INTERRUPTED
from drydock.say import note, say
from drydock.workbook.house import HERE

if TYPE_CHECKING:
    from drydock.teaching.room.follow import Round

# pylint: disable=import-outside-toplevel,too-many-arguments
# pylint: disable=too-many-positional-arguments,too-many-locals
JUDGE = "judge"
HELP = ("-h", "--help")


class WithJudge(TyperGroup):
    """A group whose first command is meant where none is named: `go room handed-in`. A
    folder with the name of a command is given as ./ready."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *HELP):
            args = [JUDGE, *args]
        return super().parse_args(ctx, args)


def judge(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, archives (zip, tar), or branches of a clone: class@ada, class@*.",
        ),
    ],
    stage: Annotated[
        str | None,
        typer.Option(help="The stage to check, as 7 or loans/2. Else it is found out."),
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(help="Also write a table for other programs.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option(help="Also write all findings, for tools.")
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(help="Also write a page for the projector, without names."),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="With names on that page.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Look again whenever something has changed.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Judge also what has not changed.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Works judged at a time. Else one for each core."),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(min=0.1, help="Seconds that one run of a work may take."),
    ] = None,
) -> None:
    """Judge what a group has handed in.

    A SOURCE is one person's work, or a folder or an archive with an entry for each person:
    as learning platforms export it, only the notebook, or the whole repository. Of a clone,
    each branch is a person. Nothing of it is changed, unpacked there or checked out.

    You see who is at which stage, and how many are held up by what. Unchanged work is not
    judged again. Other people's code runs here: on Linux it can neither read nor change what
    others have handed in; on other systems it is held by the limits of a check alone.

    Exit codes: 0 all judged, whatever the verdicts; 1 some could not be; 3 the workbook is
    broken.
    """
    from drydock.interfaces.room_progress import shown
    from drydock.teaching.room.follow import Following, Targets
    from drydock.teaching.room.room import Wish, cores

    wish = Wish(HERE.stage(stage) if stage else None, time_limit, workers or cores())
    targets = Targets(csv, json, page, with_names=names, is_followed=watch)
    note("Looking at what was handed in ...")
    following = Following(HERE, sources, wish, targets, again=again)
    code = ExitCode.PASSED
    with following:
        try:
            for one in following.rounds(shown, forever=watch):
                _tell(one)
                code = one.exit_code
                if watch:
                    note("Looking for changes; Ctrl+C ends it.")
        except KeyboardInterrupt:
            if watch:
                note("Stopped watching.")
            else:
                _tell(following.so_far())
                note("Stopped: the table has what was known by then.")
                raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(code)


def _tell(one: Round) -> None:
    for line in one.lines():
        say(line)
