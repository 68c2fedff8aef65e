"""What authors of stages and the git hooks call."""

from __future__ import annotations

from typing import Annotated

import typer

from drydock.interfaces.cli.workbook_only import workbook_only
from drydock.say import note, say
from drydock.workbook.house import HERE

# pylint: disable=import-outside-toplevel
commands = typer.Typer()


@commands.command()
@workbook_only(
    "what is approved of it stands in its own folder",
    instead="$python $folder/tests/approve.py shows what would change, and asks",
)
def approve(
    kata: Annotated[str, typer.Argument(help="For example titanic.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """For authors: approve a baseline.

    The results of the kata's first solution are shown where they differ from the
    baseline that is there, and become the baseline if you say so.
    """
    from drydock.judging import approval
    from drydock.sandbox.runner import TIME_LIMIT

    note("Running the solution ...")
    found = approval.changes(HERE, kata, TIME_LIMIT)
    if not found:
        say("The baseline is what the solution gives; nothing to approve.")
        return
    for change in found:
        place = change.path.relative_to(HERE.root).as_posix()
        say(f"{place}: {'; '.join(change.sentences)}")
    if yes or typer.confirm("Approve these changes?"):
        approval.write(found)
        say("Approved. Look at git diff before you commit it.")


@commands.command(hidden=True)
def precommit() -> None:
    """What the git hook calls."""
    from drydock.interfaces.hooks import precommit as look

    raise typer.Exit(look(HERE))
