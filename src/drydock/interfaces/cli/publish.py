"""The workbook to carry away: as an archive, on paper, and as pages."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drydock import passing
from drydock.interfaces.cli.workbook_only import workbook_only
from drydock.say import note, say
from drydock.workbook.house import HERE

if TYPE_CHECKING:
    from drydock.teaching.bundle.targets import Target

# pylint: disable=import-outside-toplevel
commands = typer.Typer()
MEGABYTE = 1e6


@commands.command()
@workbook_only(
    "the archive holds the workbook as committed, and nothing of yours",
    instead="pack $folder with its data yourself; where it is unpacked,"
    " ./scripts/go adopt FOLDER makes it known",
)
def bundle(
    systems: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="SYSTEMS",
            help="linux, linux-arm, macos, macos-intel, windows, windows-arm;"
            " with commas. By default this one.",
        ),
    ] = "",
    python: Annotated[
        str,
        typer.Option(
            metavar="VERSIONS", help="Such as 3.12,3.13. By default this one."
        ),
    ] = "",
    into: Annotated[Path, typer.Option(help="The folder for it.")] = Path("."),
) -> None:
    """Write an archive to set up from offline.

    It holds the repository as last committed, and the packages of the lock. On another
    machine: ./scripts/go setup --from ARCHIVE.
    """
    from drydock.interfaces.signals import ended_in_order
    from drydock.teaching.bundle.archive import write
    from drydock.teaching.bundle.targets import targets

    wanted = targets(HERE, _listed(systems), _listed(python))
    passing.open_line()
    with ended_in_order():
        path = write(HERE, into, wanted, _Fetched())
    size = path.stat().st_size / MEGABYTE
    say(f"Written: {path}, {size:.0f} MB, for {'; '.join(map(str, wanted))}")
    say("In it is a READ-ME-FIRST.txt for whoever gets it.")


def _listed(text: str) -> list[str]:
    return text.split(",") if text else []


class _Fetched:
    """Tells how far the fetching is."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.at = ""

    def __call__(self, target: Target, done: int, of: int) -> None:
        if str(target) != self.at:
            self.at = str(target)
            note(f"Fetching {of} packages for {target} ...")
        took = time.monotonic() - self.begun
        passing.to_terminal(f"{target}: {done} of {of}", took)


@commands.command()
@workbook_only(
    "it has no lessons of its own to print",
    instead="./scripts/go handout $taught prints the lesson that teaches $stage",
)
def handout(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KATA|STAGE]...",
            help="Such as titanic, or 1 5 6. By default all katas.",
        ),
    ] = None,
    into: Annotated[
        Path, typer.Option(help="The page, which is not there yet.")
    ] = Path("handout.html"),
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Also print it, by Chromium, Chrome or Edge.")
    ] = False,
) -> None:
    """Write a page of paper for each stage.

    On it are the task, the commands, a picture, and the question to discuss. Open the
    page in a browser and print it, or use --pdf: each stage takes one sheet of A4.
    """
    from drydock.files import write_whole
    from drydock.teaching import handout as paper
    from drydock.teaching.printing import to_pdf

    printed = into.with_suffix(".pdf")
    paper.require_new(into, into.exists())
    paper.require_new(printed, pdf and printed.exists())
    stages = paper.pages(HERE, asked or [])
    write_whole(into, paper.handout(stages))
    say(f"Written: {into}, pages: {len(stages)}")
    if pdf:
        note("Printing it (some seconds) ...")
        to_pdf(into, printed)
        say(f"Printed: {printed}")


@commands.command()
@workbook_only(
    "the pages are made of the workbook's lessons",
    instead="./scripts/go adopt NOTEBOOK writes a page about a notebook, to send on",
)
def site(
    into: Annotated[
        Path, typer.Option(help="The folder for it, which is not there yet.")
    ] = Path("site"),
) -> None:
    """Write the whole workbook as static pages.

    Lessons stand there as they read after a run, and each solution as a step with its
    reasons. All lessons are run for it, in a copy: that takes some minutes.
    """
    from drydock.teaching.site.site import write

    pages = write(HERE, into, lambda stage: note(f"Running the lesson of {stage} ..."))
    say(f"{len(pages)} pages. Begin with {into / 'index.html'}")
