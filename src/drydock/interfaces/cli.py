"""The commands. Each says what it does, calls the module that does it, and reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from drydock.commands import typed_in
from drydock.errors import ExitCode, Told
from drydock.say import note, say, wrapped
from drydock.workbook.house import HERE, Stage

if TYPE_CHECKING:
    from drydock.guidance.next_steps import NextSteps
    from drydock.judging.verdict import Finding, Verdict

# pylint: disable=import-outside-toplevel
# A command imports what it needs: `go --help` should not wait for pytest.

INTERRUPTED = 130  # what shells return after Ctrl+C

app = typer.Typer(
    name="go",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StageArgument = Annotated[
    str | None,
    typer.Argument(
        help="A number, such as 7 or titanic/7, or a file of a lesson or of an exercise."
        " Without it: the current stage."
    ),
]


@app.callback(invoke_without_command=True)
def bare(context: typer.Context) -> None:
    """Drydock: from a messy notebook to tested modules, stage by stage.

    Exit codes: 0 passed, 1 the check failed, 2 called wrongly, 3 the workbook is broken.
    """
    _settle()
    if context.invoked_subcommand is None:
        status()
        say("All commands: ./scripts/go --help")


def _settle() -> None:
    """Takes back or finishes what a killed command has left half done."""
    from drydock import scratch
    from drydock.safekeeping import swap

    scratch.sweep()
    if swap.is_left(HERE):
        try:
            with swap.undisturbed(HERE) as settled:
                note(settled)
        except Told as error:
            note(str(error))


@app.command()
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

    PASS and FAIL are said of your work as it is now; CHANGED: it is no longer what was judged. The current stage is the one after the last that passed, until you set another.
    """
    from drydock.guidance.board import board
    from drydock.interfaces import lesson_filter
    from drydock.judging import current_stage

    with suppress(Told):
        lesson_filter.look_again(HERE)
    shown = HERE.kata(kata)
    if set_to is not None:
        wanted = HERE.stage(set_to)
        current_stage.set_current(HERE, wanted)
        shown = wanted.kata
    found = board(HERE, shown)
    if as_json:
        print(json.dumps(typed_in(found.as_json()), indent=1))
    else:
        say("\n".join(found.lines()))


@app.command()
def setup() -> None:
    """Make this folder ready to work in.

    It installs packages, git hooks, a Jupyter kernel and the solution tags; doctor has the last word. It may be run again at any time; it goes on where it was stopped.
    """
    from drydock.interfaces import hooks, kernel, lesson_filter
    from drydock.workbook.git import NoGit
    from drydock.workbook.tags import make_tags

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


@app.command()
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


@app.command(context_settings={"ignore_unknown_options": True})
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


@app.command(context_settings={"ignore_unknown_options": True})
def lab(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(help="Handed on to JupyterLab, for example --no-browser."),
    ] = None,
) -> None:
    """Open JupyterLab at the current lesson."""
    from drydock.interfaces import kernel

    kernel.register()
    stage = _stage(None)
    note("Starting JupyterLab (some seconds). It keeps this terminal; Ctrl+C stops it.")
    note("For commands: File > New > Terminal in JupyterLab, or a second terminal.")
    command = [sys.executable, "-m", "jupyterlab", *(arguments or [])]
    lesson = stage.lesson.relative_to(HERE.root).as_posix()
    options = [
        f"--ServerApp.root_dir={HERE.root}",
        # The file browser, and so a new terminal, stand at the top of the workbook.
        f"--LabApp.default_url=/lab/tree/{lesson}?file-browser-path=/",
        # It asks neither the network nor the reader for what no lesson needs.
        f"--LabApp.app_settings_dir={Path(__file__).with_name('jupyterlab')}",
        # A lesson that was only run is no change to git.
        "--FileContentsManager.post_save_hook=drydock.interfaces.lesson_filter.saved",
    ]
    try:
        # Its terminals begin in the folder in which it was started itself.
        done = subprocess.run([*command, *options], cwd=HERE.root, check=False)
        raise typer.Exit(done.returncode)
    except KeyboardInterrupt:
        raise typer.Exit(ExitCode.PASSED) from None


@app.command()
def check(
    stage: StageArgument = None,
    workspace: Annotated[
        Path | None,
        typer.Option(help="Judge this folder instead of yours in exercises/."),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(min=0.1, help="Seconds that one run of the work may take."),
    ] = None,
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

    def tell(finding: Finding) -> None:
        say("\n".join(finding.lines(verbose=verbose)))

    judged = _stage(stage)
    title = f"stage {_name(judged)}"
    began = time.monotonic()
    with _may_be_stopped():
        from drydock.judging.checking import check as judge

        told = {"title": title, "last_saved": _last_saved(judged, workspace)}
        if not as_json:
            say(f"Judging {workspace or f'exercises/{judged.kata}'}: {title}")
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


@contextmanager
def _while_it_takes_long(*, for_tools: bool) -> Iterator[None]:
    """Says what a check is at: on the terminal, or in lines on standard error."""
    from drydock import passing
    from drydock.sandbox import activity

    passing.open_line()
    told = passing.Lines().tell if for_tools else passing.to_terminal
    with activity.told_to(told):
        yield


def _last_saved(stage: Stage, workspace: Path | None) -> str:
    from drydock.guidance.next_steps import last_saved

    return "" if workspace else last_saved(stage)


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


@app.command()
def watch(
    stage: StageArgument = None,
    time_limit: Annotated[
        float | None,
        typer.Option(min=0.1, help="Seconds that one run of the work may take."),
    ] = None,
) -> None:
    """Judge your work again at every save.

    Without a number it follows the current stage. While it runs: h shows a hint, n goes to the next stage once this one has passed, l says where you are, q ends it. In a pipe, and where the terminal cannot tell single keys, type Enter after the letter.
    """
    from drydock.interfaces.watch import Watch

    def current() -> Stage:
        return _stage(stage)

    Watch(current, time_limit=time_limit, hint=_say_hint, board=status).run()


@app.command()
def hint(stage: StageArgument = None) -> None:
    """Show the next hint of a stage.

    After the last comes the first again; nothing is locked, and nobody counts.
    """
    _say_hint(_stage(stage))


def _say_hint(asked: Stage) -> None:
    from drydock.guidance.hints import next_hint

    found = next_hint(asked)
    if found is None:
        say(f"Stage {_name(asked)} has no hints: it has no task.")
        return
    number, text = found
    say(f"Hint {number} of 3 for stage {_name(asked)}: {text.summary}")
    say()
    say(text.text)


@app.command()
def solution(
    stage: Annotated[str, typer.Argument(help="A number, such as 7 or titanic/7.")],
) -> None:
    """Explain the reference solution of a stage.

    First its steps and the reason for each; then it is compared with your work, file by file: what would be removed from your work (-) and added to it (+). It is one good way, not the only one.
    """
    from drydock.guidance.solution import MINUS, PLUS, compared
    from drydock.workbook.lesson import Lesson

    asked = HERE.stage(stage)
    lesson = Lesson(asked)
    if not lesson.has_task:
        say(f"Stage {_name(asked)} has no solution: it has no task.")
        return
    say(f"The reference solution of stage {_name(asked)}")
    for number, step in enumerate(lesson.way, 1):
        say()
        say(wrapped(step.do, first=f"{number:>2}. ", others="    "))
        say(wrapped(f"Why: {step.why}", first="    ", others="    "))
    say()
    for line in compared(asked):
        say(line, style={PLUS: "green", MINUS: "red"}.get(line[:2]))


@app.command()
def tags() -> None:
    """Make the solution tags again.

    They are named like solution/titanic/07. Neither your files nor git's index are touched.
    """
    from drydock.workbook.tags import make_tags

    for tag in make_tags(HERE):
        say(f"{tag.name}  {tag.commit[:10]}  {'made' if tag.is_new else 'was there'}")


@app.command()
def goto(stage: Annotated[str, typer.Argument(help="A number, such as 7.")]) -> None:
    """Begin at any stage; your work is kept.

    What was there is kept as it is, files of your own included; undo brings it back. Works with and without git, and leaves git alone.
    """
    from drydock.guidance import going

    say("\n".join(going.goto(HERE, HERE.stage(stage))))


@app.command(name="start-over")
def start_over() -> None:
    """Begin the whole workbook again.

    For yourself, or for the next person who gets this folder. All exercises are as at the start, and nothing is known of a way through the stages: verdicts, what has passed, hints shown. All of it is put away as one kept copy; undo brings it back. git is left alone.
    """
    from drydock.guidance import going

    say("\n".join(going.start_over(HERE)))


@app.command()
def undo() -> None:
    """Bring back what was put away last.

    By goto, start-over or undo. What is there now is kept in its turn, so nothing gets lost; it says what a second undo would do.
    """
    from drydock.guidance import going

    say("\n".join(going.undo(HERE)))


@app.command()
def saved(
    name: Annotated[
        str | None,
        typer.Argument(help="A copy, by its name or a part of it: show its diff."),
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

    if name is None and not restore and not delete:
        lines = kept.listing(HERE)
    elif restore:
        lines = going.restore(HERE, kept.find(HERE, name))
    elif delete:
        copy = kept.find(HERE, name)
        say(f"This would go for good: {copy.name}, {copy}")
        say("\n".join(copy.contents()))
        typer.confirm("Delete it?", abort=True)
        kept.delete(HERE, copy)
        lines = [f"Deleted: {copy.name}"]
    else:
        copy = kept.find(HERE, name)
        lines = []
        for kata in copy.katas:
            lines.append(f"From exercises/{kata} as it is now to {copy.name} ({copy}):")
            differing = difference(HERE.exercise(kata), copy.work(kata))
            lines += list(differing) or ["Nothing differs."]
        lines.append(f"Bring it back: ./scripts/go saved {copy.name} --restore")
    say("\n".join(lines))


@app.command()
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


@app.command(hidden=True)
def precommit() -> None:
    """What the git hook calls."""
    from drydock.interfaces.hooks import precommit as look

    raise typer.Exit(look(HERE))


def _stage(wanted: str | None) -> Stage:
    """The stage asked for, or the current one of a kata; the last if all have passed."""
    from drydock.guidance import open_file
    from drydock.judging import current_stage

    if wanted is not None and wanted not in HERE.katas:
        return open_file.stage_of(HERE, wanted) or HERE.stage(wanted)
    kata = HERE.kata(wanted)
    return current_stage.current(HERE, kata) or HERE.stages(kata)[-1]


def _name(stage: Stage) -> str:
    from drydock.workbook.lesson import Lesson

    return f"{stage.label}, {Lesson(stage).title}"


def main() -> NoReturn:
    """Runs a command; whatever goes wrong is told in a few lines, never a traceback."""
    try:
        app(prog_name="go")
        sys.exit(ExitCode.PASSED)
    except Told as error:
        from drydock.safekeeping.git_advice import fitting

        error.remedy = fitting(error.remedy, HERE)
        note(str(error))
        sys.exit(error.exit_code)
    except Exception as error:  # pylint: disable=broad-exception-caught
        if os.environ.get("DRYDOCK_DEBUG"):
            raise
        note(f"BROKEN  The workbook has a fault: {type(error).__name__}: {error}")
        note("Next:    set DRYDOCK_DEBUG=1, run it again, and report what it prints")
        sys.exit(ExitCode.WORKBOOK_BROKEN)
