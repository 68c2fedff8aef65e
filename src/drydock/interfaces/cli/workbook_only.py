"""Commands that are about the workbook's own katas, called with one that was adopted."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Any, TypeVar

from typer.core import TyperGroup

from drydock.errors import CalledWrongly
from drydock.interfaces.cli.stage_argument import house_meant

if TYPE_CHECKING:
    from drydock.adoption.voyage.adopted_house import AdoptedHouse

# pylint: disable=import-outside-toplevel
Command = TypeVar("Command", bound=Callable[..., Any])
MARK = "workbook_only"


@dataclass(frozen=True)
class _Refusal:
    why: str
    instead: str


def workbook_only(why: str, *, instead: str) -> Callable[[Command], Command]:
    """Marks a command that cannot be about an adopted kata: why, and what to do instead.

    In both texts, $name, $stage (churn/3), $folder, $notebook, $python, $lesson (the path of
    the lesson that teaches the stage) and $taught (titanic/3) are of the kata asked for.
    """

    def mark(command: Command) -> Command:
        setattr(command, MARK, _Refusal(why, instead))
        return command

    return mark


class Commands(TyperGroup):
    """Refuses an adopted kata, with the reason, where a command cannot be about one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        found = super().resolve_command(ctx, args)
        name, command, rest = found
        if refusal := getattr(getattr(command, "callback", None), MARK, None):
            _require_workbook(name or "", rest, refusal)
        return found


def _require_workbook(command: str, words: Sequence[str], refusal: _Refusal) -> None:
    """Raises CalledWrongly where one of the words is an adopted kata, or a stage of one."""
    from drydock.adoption.voyage.adopted_house import AdoptedHouse

    for word in _arguments(words):
        house = house_meant(word)
        if isinstance(house, AdoptedHouse):
            told = _told(house, word)
            raise CalledWrongly(
                expected=f"with {command}, a kata of the workbook's own or none",
                found=f"{word}, a notebook that was adopted; "
                + Template(refusal.why).substitute(told),
                remedy=Template(refusal.instead).substitute(told),
            )


def _arguments(words: Sequence[str]) -> Iterator[str]:
    """The words that are no options, and may be no values of one."""
    for before, word in zip(["", *words], words, strict=False):
        if not word.startswith("-") and not before.startswith("-"):
            yield word


def _told(house: AdoptedHouse, word: str) -> dict[str, str]:
    from drydock.adoption.voyage.adopted_house import AdoptedStage
    from drydock.judging import current_stage

    stage = current_stage.current(house, house.name) or house.stages(house.name)[-1]
    if word.startswith(f"{house.name}/"):
        stage = house.stage(word)
    assert isinstance(stage, AdoptedStage)
    taught = house.teachers.get(stage.slug)
    return {
        "name": house.name,
        "stage": f"{house.name}/{stage.number}",
        "folder": shlex.quote(str(house.root)),
        "notebook": house.settings.notebook,
        "python": shlex.quote(house.python),
        "lesson": stage.lesson.relative_to(house.workbook).as_posix(),
        "taught": (
            f"{taught.kata}/{taught.number}" if taught else house.taught_by.katas[0]
        ),
    }
