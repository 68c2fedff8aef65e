"""Help with a stage: its hints, its reference solution, and the tags of all solutions."""

from __future__ import annotations

from typing import Annotated

import typer

from drydock.interfaces.cli.stage_argument import StageArgument, stage_asked_for
from drydock.interfaces.cli.workbook_only import workbook_only
from drydock.say import say, wrapped
from drydock.workbook.house import HERE, Stage

# pylint: disable=import-outside-toplevel

commands = typer.Typer()


@commands.command()
def hint(
    stage: StageArgument = None,
    number: Annotated[
        int | None,
        typer.Argument(min=1, help="Which of its hints. Without it: the next."),
    ] = None,
) -> None:
    """Show the next hint of a stage.

    After the last comes the first again; nothing is locked, and nobody counts.
    """
    say_hint(stage_asked_for(stage), number)


def say_hint(asked: Stage, number: int | None = None) -> None:
    """Says the next hint of a stage, or that of a number, or that the stage has none."""
    from drydock.guidance.hints import next_hint
    from drydock.workbook.lesson import Lesson

    found, lesson = next_hint(asked, number), Lesson(asked)
    if found is None:
        say(f"Stage {lesson.name} has no hints: it has no task.")
        return
    shown, text = found
    say(f"Hint {shown} of 3 for stage {lesson.name}: {text.summary}")
    say()
    say(text.text)


@commands.command()
@workbook_only(
    "nobody has refactored it before, so there is no reference solution",
    instead="./scripts/go hint $stage gives hints, and $lesson shows the same step",
)
def solution(
    stage: Annotated[str, typer.Argument(help="A number, such as 7 or titanic/7.")],
) -> None:
    """Explain the reference solution of a stage.

    First its steps and the reason for each; then it is compared with your work, file by
    file: what would be removed from your work (-) and added to it (+). It is one good
    way, not the only one.
    """
    from drydock.guidance.solution import MINUS, PLUS, compared
    from drydock.workbook.lesson import Lesson

    asked = HERE.stage(stage)
    lesson = Lesson(asked)
    if not lesson.has_task:
        say(f"Stage {lesson.name} has no solution: it has no task.")
        return
    say(f"The reference solution of stage {lesson.name}")
    for number, step in enumerate(lesson.way, 1):
        say()
        say(wrapped(step.do, first=f"{number:>2}. ", others="    "))
        say(wrapped(f"Why: {step.why}", first="    ", others="    "))
    say()
    for line in compared(asked):
        say(line, style={PLUS: "green", MINUS: "red"}.get(line[:2]))


@commands.command()
@workbook_only(
    "tags are made of reference solutions, and it has none",
    instead="commit $folder in a repository of yours at each PASS, and tag that",
)
def tags() -> None:
    """Make the solution tags again.

    They are named like solution/titanic/08. Neither your files nor git's index are touched.
    """
    from drydock.workbook.tags import make_tags

    for tag in make_tags(HERE):
        say(f"{tag.name}  {tag.commit[:10]}  {tag}")
