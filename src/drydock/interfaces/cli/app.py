"""All commands of the workbook, in the order in which `go --help` lists them."""

from __future__ import annotations

from typing import NoReturn

import typer

from drydock.interfaces.cli import (
    adopt,
    contribute,
    guide,
    judge,
    lifecycle,
    machine,
    move,
    publish,
    room,
    status,
)
from drydock.interfaces.cli.workbook_only import Commands
from drydock.say import say

app = typer.Typer(
    cls=Commands,
    name="go",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for subject in (status, machine, judge, guide, move, adopt, room, publish, contribute):
    app.add_typer(subject.commands)


@app.callback(invoke_without_command=True)
def bare(context: typer.Context) -> None:
    """Drydock: from a messy notebook to tested modules, stage by stage.

    Exit codes: 0 passed, 1 the check failed, 2 called wrongly, 3 the workbook is broken.
    """
    lifecycle.settle()
    if context.invoked_subcommand is None:
        status.status()
        say("All commands: ./scripts/go --help")


def main() -> NoReturn:
    """Runs the command that was typed."""
    lifecycle.run(lambda: app(prog_name="go"))
