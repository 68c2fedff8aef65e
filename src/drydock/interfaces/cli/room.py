"""For whoever leads a group: who is ready, and how long stages took."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drydock.errors import CalledWrongly, ExitCode
from drydock.interfaces.cli.room_judging import HELP, JUDGE, WithJudge, judge
from drydock.say import note, say
from drydock.workbook.house import HERE

if TYPE_CHECKING:
    from drydock.teaching.readiness import Sent

# pylint: disable=import-outside-toplevel
commands = typer.Typer()
room = typer.Typer(
    cls=WithJudge,
    context_settings={"help_option_names": list(HELP)},
    no_args_is_help=True,
    rich_markup_mode=None,
)
commands.add_typer(room, name="room")
room.command(JUDGE, no_args_is_help=True)(judge)


class Turn(StrEnum):
    """What can be done with the clock."""

    ON = "on"
    OFF = "off"


@commands.command()
def ready() -> None:
    """Print a line to send ahead: READY or not.

    It holds what doctor finds: the versions of Python, system and workbook, and what to
    do about each fault; no name and no path. Copy all of it: its last characters are a
    checksum.
    """
    from drydock.interfaces.doctor import examine
    from drydock.teaching.readiness import line

    note("Looking at this machine, and judging a solution on it (some seconds) ...")
    found = list(examine(HERE, prove=True))
    faults = {one.name: one.remedy for one in found if one.is_fault}
    notes = dict.fromkeys(one.name for one in found if one.word == "NOTE")
    say(line(HERE, faults, [*notes]))
    if faults:
        raise typer.Exit(ExitCode.WORKBOOK_BROKEN)


@commands.command()
def time(
    turn: Annotated[
        Turn | None, typer.Argument(help="Start the clock, or stop it.")
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(help="A file to hand in: stages and figures, and no name."),
    ] = None,
) -> None:
    """Note down how long your stages take.

    Nothing is noted before ./scripts/go time on, and nothing leaves this machine. Stop
    the clock for a break. Without an argument: what your stages took so far.
    """
    from drydock.judging import stage_times
    from drydock.teaching import class_times

    if turn:
        stage_times.turn(HERE, turn)
    taken = stage_times.taken(stage_times.events(HERE))
    if write:
        class_times.hand_in(taken, write)
        say(
            f"Written: {write}. Stages in it: {len(taken)}. Look at it before you send it."
        )
        return
    for stage, one in taken.items():
        checks = "1 check" if one.checks == 1 else f"{one.checks} checks"
        say(f"  {stage:<36}{one.minutes:>5.0f} minutes  {checks}")
    runs = stage_times.is_on(HERE)
    other = "off" if runs else "on"
    say(f"The clock is {'on' if runs else 'off'}. Next: ./scripts/go time {other}")


@room.callback()
def _room() -> None:
    """Judge what a group has handed in.

    ./scripts/go room SOURCE... is short for ./scripts/go room judge SOURCE...; for what it
    takes, see ./scripts/go room judge --help. A folder with the name of a command is given as
    ./ready.
    """


@room.command(name="ready")
def room_ready(
    file: Annotated[
        str, typer.Argument(help="A text with their lines, as pasted; - for the input.")
    ],
    people: Annotated[
        Path | None,
        typer.Option(help="A text with a name a line: who has sent nothing is named."),
    ] = None,
) -> None:
    """Say who is ready.

    It reads the lines that people have sent. Whoever is not ready comes first, with what
    to do. What stands before a line, such as the name in a chat, is taken for the name.
    Exit code 1 where somebody is not ready.
    """
    from drydock.teaching.readiness import read, state_of

    sent = read(_text(file))
    if not sent:
        raise CalledWrongly(
            expected="the lines that ./scripts/go ready prints",
            found=f"none in {file}",
            remedy="paste them as they came, each with its sender's name before it",
        )
    here = state_of(HERE)
    told = sorted((_told(one, here) for one in sent), key=lambda row: row[1])
    names = _text(str(people)).splitlines() if people else []
    missing = [
        name
        for name in map(str.strip, names)
        if name and not any(name.casefold() in one.who.casefold() for one in sent)
    ]
    width = min(max(len(name) for name, *_ in told), 30)
    for name, is_ready, words in told:
        say(f"{name:<{width}}  {'READY' if is_ready else 'NOT READY'}  {words}")
    if missing:
        say(f"Nothing sent: {', '.join(missing)}")
    good = sum(is_ready for _, is_ready, _ in told)
    say(f"{good} of {len(told) + len(missing)} are ready.")
    if good < len(told) + len(missing):
        raise typer.Exit(ExitCode.FAILED)


def _told(sent: Sent, here: str) -> tuple[str, bool, str]:
    """The name, whether there is nothing to do, and what is to be said."""
    if not sent.is_whole:
        words = "not as the command wrote it: ask for the whole line, copied"
        return sent.who, False, words
    told = list(sent.faults)
    if sent.state != here:
        told.append(f"another state of the workbook ({sent.state}; here it is {here})")
    words = "; ".join([sent.system, *told])
    return (
        sent.who,
        sent.is_ready,
        words + (f"; to know: {sent.notes}" if sent.notes else ""),
    )


def _text(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text("utf-8-sig", errors="replace")
    except OSError as error:
        raise CalledWrongly(
            expected="a text file",
            found=f"{file}: {error.strerror}",
            remedy="give the path of the file into which you have pasted the lines",
        ) from error


@room.command()
def times(
    files: Annotated[
        list[Path],
        typer.Argument(help="Files of ./scripts/go time --write, or folders of them."),
    ],
    guide: Annotated[
        bool, typer.Option("--guide", help="Put the table into docs/facilitating.md.")
    ] = False,
) -> None:
    """Say how long the stages took a group.

    It is a table in Markdown, with the quartiles of each stage.
    """
    from drydock.teaching import class_times

    found = class_times.table(HERE, class_times.read(files))
    if guide:
        path = class_times.write_into_guide(HERE, found)
        say(f"Written into {path.relative_to(HERE.root).as_posix()}.")
        return
    for row in found:
        say(row)
