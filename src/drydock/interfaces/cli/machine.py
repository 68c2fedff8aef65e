"""This machine: made ready, looked at, and what is started on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from drydock.errors import CalledWrongly, ExitCode, Told
from drydock.interfaces.cli.stage_argument import stage_asked_for
from drydock.interfaces.cli.workbook_only import workbook_only
from drydock.say import note, say
from drydock.workbook.house import HERE

JUPYTERLAB = Path(__file__).parents[1] / "jupyterlab"  # its settings

# pylint: disable=import-outside-toplevel
commands = typer.Typer()


@commands.command()
def setup(
    bundle: Annotated[
        Path | None,
        typer.Option(
            "--from", help="A bundle: packages come from it, not from a network."
        ),
    ] = None,
) -> None:
    """Make this folder ready to work in.

    It installs packages, git hooks, a Jupyter kernel and the solution tags; doctor has
    the last word. It may be run again at any time; it goes on where it was stopped.
    """
    from drydock.interfaces import hooks, kernel, lesson_filter
    from drydock.workbook.git import NoGit
    from drydock.workbook.tags import make_tags

    if bundle and not bundle.exists():
        raise CalledWrongly(
            expected="a bundle, as ./scripts/go bundle writes it",
            found=f"{bundle} is not there",
            remedy="give its path; without --from, packages come from a network",
        )
    kernel.register()
    say("kernel: registered as Drydock")
    for name, step in (
        ("hooks", hooks.install),
        ("lessons in git", lesson_filter.install),
        ("tags", make_tags),
    ):
        try:
            step(HERE)
            say(f"{name}: done")
        except NoGit as error:
            say(f"{name}: not available ({error.found})")
        except Told as error:
            say(f"{name}: left out. {error.found}. {error.remedy}")
    _examine(prove=False)


@commands.command()
def doctor() -> None:
    """Say whether this machine is READY.

    If not: each fault is told with its remedy, and what is good to know as a note.
    """
    _examine(prove=True)


def _examine(*, prove: bool) -> None:
    from drydock.interfaces.doctor import examine

    faults = 0
    note("Looking at this machine, and judging a solution on it (some seconds) ...")
    for diagnosis in examine(HERE, prove=prove):
        say(f"  {diagnosis.word:<6}{diagnosis.name}: {diagnosis.found}")
        if diagnosis.remedy:
            say(
                f"        {'remedy' if diagnosis.is_fault else 'to know'}: {diagnosis.remedy}"
            )
        faults += diagnosis.is_fault
    if faults:
        say(f"NOT READY: {faults} {'fault' if faults == 1 else 'faults'}, see above")
        raise typer.Exit(ExitCode.WORKBOOK_BROKEN)
    say("READY. Next: ./scripts/go lab")


@commands.command(context_settings={"ignore_unknown_options": True})
@workbook_only(
    "these are the tests of the workbook itself",
    instead="$python -m pytest $folder runs the tests of its lock, and yours",
)
def test(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(help="Handed on to pytest, for example --long or -k tags."),
    ] = None,
) -> None:
    """Run the workbook's own tests, as CI does."""
    workers = ["-n", str(min(4, os.cpu_count() or 1)), "--dist=worksteal"]
    command = [sys.executable, "-m", "pytest", *workers, *(arguments or [])]
    raise typer.Exit(subprocess.run(command, cwd=HERE.root, check=False).returncode)


@commands.command(context_settings={"ignore_unknown_options": True})
@workbook_only(
    "it opens at a lesson of the workbook",
    instead="open $notebook in $folder where you work on notebooks, such as your own"
    " JupyterLab; ./scripts/go watch $name judges it at every save",
)
def lab(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(help="Handed on to JupyterLab, for example --no-browser."),
    ] = None,
) -> None:
    """Open JupyterLab at the current lesson."""
    from drydock.interfaces import kernel

    kernel.register()
    stage = stage_asked_for(None)
    note("Starting JupyterLab (some seconds). It keeps this terminal; Ctrl+C stops it.")
    note("For commands: File > New > Terminal in JupyterLab, or a second terminal.")
    command = [sys.executable, "-m", "jupyterlab", *(arguments or [])]
    lesson = stage.lesson.relative_to(HERE.root).as_posix()
    options = [
        f"--ServerApp.root_dir={HERE.root}",
        # The file browser, and so a new terminal, stand at the top of the workbook.
        f"--LabApp.default_url=/lab/tree/{lesson}?file-browser-path=/",
        # It asks neither the network nor the reader for what no lesson needs.
        f"--LabApp.app_settings_dir={JUPYTERLAB}",
        # A lesson that was only run is no change to git.
        "--FileContentsManager.post_save_hook=drydock.interfaces.lesson_filter.saved",
    ]
    try:
        # Its terminals begin in the folder in which it was started itself.
        done = subprocess.run([*command, *options], cwd=HERE.root, check=False)
        raise typer.Exit(done.returncode)
    except KeyboardInterrupt:
        raise typer.Exit(ExitCode.PASSED) from None
