"""Judging somebody's work: once, or again at every save."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drydock.commands import typed_in
from drydock.interfaces.cli.guide import say_hint
from drydock.interfaces.cli.lifecycle import INTERRUPTED
from drydock.interfaces.cli.stage_argument import StageArgument, stage_asked_for
from drydock.interfaces.cli.status import status
from drydock.say import note, say
from drydock.workbook.house import Stage

if TYPE_CHECKING:
    from drydock.guidance.next_steps import NextSteps
    from drydock.judging.verdict import Finding, Verdict

# pylint: disable=import-outside-toplevel

TimeLimit = Annotated[
    float | None,
    typer.Option(min=0.1, help="Seconds that one run of the work may take."),
]

commands = typer.Typer()


@commands.command()
def check(
    stage: StageArgument = None,
    workspace: Annotated[
        Path | None,
        typer.Option(help="Judge this folder instead of yours in exercises/."),
    ] = None,
    time_limit: TimeLimit = None,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Below the three lines also the way to an error through your own code,"
            " and the first cells that differ.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the verdict for tools.")
    ] = False,
) -> None:
    """Judge your work: the check of a stage.

    What fails is told in three lines: what was expected, what was found, and what to do next.
    """

    from drydock.workbook.lesson import Lesson

    def tell(finding: Finding) -> None:
        say("\n".join(finding.lines(verbose=verbose)))

    judged = stage_asked_for(stage)
    title = f"stage {Lesson(judged).name}"
    began = time.monotonic()
    with _may_be_stopped():
        from drydock.guidance.next_steps import last_saved

        judge = _judge_of(judged)
        told = {"title": title, "last_saved": "" if workspace else last_saved(judged)}
        if not as_json:
            say(f"Judging {workspace or judged.house.shown(judged.kata)}: {title}")
            if told["last_saved"]:
                say(f"Last saved: {told['last_saved']}")
        with _while_it_takes_long(for_tools=as_json):
            verdict = judge(
                judged,
                workspace,
                time_limit=time_limit,
                on_finding=None if as_json else tell,
            )
    steps = _steps_after(judged, verdict, workspace)
    if as_json:
        _print_for_tools(verdict, told | {"next": steps.as_json()}, verbose=verbose)
    else:
        say(f"{verdict.word}  {title}  ({time.monotonic() - began:.1f} s)")
        if verdict.has_details and not verbose:
            say("More: the same command with --verbose")
        say("\n".join(steps.lines()))
    raise typer.Exit(verdict.exit_code)


def _judge_of(stage: Stage) -> Callable[..., Verdict]:
    """What judges a stage of the workbook, or of an adopted notebook."""
    from drydock.adoption.voyage import checking as of_adopted
    from drydock.adoption.voyage.adopted_house import AdoptedStage
    from drydock.judging import checking

    return of_adopted.check if isinstance(stage, AdoptedStage) else checking.check


@contextmanager
def _while_it_takes_long(*, for_tools: bool) -> Iterator[None]:
    """Says what a check is at: on the terminal, or in lines on standard error."""
    from drydock import passing
    from drydock.sandbox import activity

    passing.open_line()
    told = passing.Lines().tell if for_tools else passing.to_terminal
    with activity.told_to(told):
        yield


def _steps_after(stage: Stage, verdict: Verdict, workspace: Path | None) -> NextSteps:
    from drydock.guidance.next_steps import NextSteps, after
    from drydock.judging.verdict import Word

    if workspace or verdict.word is Word.PAST:
        return NextSteps(stage)
    return after(stage, verdict.exit_code)


@contextmanager
def _may_be_stopped() -> Iterator[None]:
    """Ends the command with a sentence on Ctrl+C."""
    try:
        yield
    except KeyboardInterrupt:
        note("Stopped before there was a verdict; nothing is recorded.")
        raise typer.Exit(INTERRUPTED) from None


def _print_for_tools(verdict: Verdict, told: dict[str, Any], *, verbose: bool) -> None:
    text = [f"{verdict.word}  {told['title']}", *verdict.lines(verbose=verbose)]
    document = verdict.as_json() | told | {"text": "\n".join(text)}
    print(json.dumps(typed_in(document), indent=1))


@commands.command()
def watch(
    stage: StageArgument = None,
    time_limit: TimeLimit = None,
) -> None:
    """Judge your work again at every save.

    Without a number it follows the current stage. While it runs: h shows a hint, n goes
    to the next stage once this one has passed, l says where you are, q ends it. In a
    pipe, and where the terminal cannot tell single keys, type Enter after the letter.
    """
    from drydock.interfaces.watch import Watch

    def current() -> Stage:
        return stage_asked_for(stage)

    def board() -> None:
        status(current().kata)

    Watch(current, time_limit=time_limit, hint=say_hint, board=board).run()
