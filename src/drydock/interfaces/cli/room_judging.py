"""`go room`: what a group has handed in, judged."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from drydock.errors import CalledWrongly, ExitCode, Told
from drydock.interfaces.cli.lifecycle import INTERRUPTED
from drydock.say import note, say
from drydock.workbook.house import HERE

if TYPE_CHECKING:
    from drydock.teaching.room.follow import Following, Round
    from drydock.teaching.room.room import Cluster

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
        typer.Option(min=1, help="Works judged at a time. Else as there are cores."),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(min=0.1, help="Seconds that one run of a work may take."),
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Have other machines judge: a Dask scheduler, as tcp://192.0.2.7:8786.",
        ),
    ] = None,
) -> None:
    """Judge what a group has handed in.

    A SOURCE is one person's work, or a folder or an archive with an entry for each person:
    as learning platforms export it, only the notebook, or the whole repository. Of a clone,
    each branch is a person. Nothing of it is changed, unpacked there or checked out.

    You see who is at which stage, and how many are held up by what. Unchanged work is not
    judged again. Other people's code runs here: on Linux it can neither read nor change what
    others have handed in; on other systems it is held by the limits of a check alone.

    With --dask, workers of a Dask cluster judge, each beside a clone of this workbook.

    Exit codes: 0 all judged, whatever the verdicts; 1 some could not be; 3 the workbook is
    broken.
    """
    from drydock.teaching.room.follow import Following, Targets
    from drydock.teaching.room.room import Wish

    wish = Wish(HERE.stage(stage) if stage else None, time_limit, workers)
    targets = Targets(csv, json, page, with_names=names, is_followed=watch)
    with _cluster(dask) as cluster:
        note("Looking at what was handed in ...")
        following = Following(
            HERE, sources, wish, targets, again=again, cluster=cluster
        )
        with following:
            raise typer.Exit(_follow(following, is_watched=watch))


def _cluster(address: str | None) -> AbstractContextManager[Cluster | None]:
    if address is None:
        return nullcontext()
    try:
        from drydock.teaching.room.dask_cluster import connected
    except ImportError as error:
        raise CalledWrongly(
            expected="Dask, which set-up brings",
            found=str(error),
            remedy="run ./scripts/go setup, then the same command again",
        ) from error
    return connected(address)


def _follow(following: Following, *, is_watched: bool) -> int:
    """Tells each round; gives the exit code."""
    from drydock.interfaces.room_progress import shown
    from drydock.interfaces.signals import ended_in_order

    code: int = ExitCode.PASSED
    try:
        with ended_in_order():
            for one in following.rounds(shown, forever=is_watched):
                _tell(one)
                code = one.exit_code
                if is_watched:
                    note("Looking for changes; Ctrl+C ends it.")
    except KeyboardInterrupt:
        if is_watched:
            note("Stopped watching.")
            return code
        _tell(following.so_far())
        note("Stopped: the table has what was known by then.")
        return INTERRUPTED
    except Told:
        if following.has_begun:
            _tell(following.so_far())
        raise
    return code


def _tell(one: Round) -> None:
    for line in one.lines():
        say(line)
