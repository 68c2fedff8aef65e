"""Going to the start of a stage, and back to what was there before."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from drydock import files
from drydock.detail import are
from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.judging import current_stage, stage_times
from drydock.safekeeping import kata_state, passed_work, swap
from drydock.safekeeping.kata_state import WORK
from drydock.safekeeping.kept_copies import LIST, Copy, copies
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.sameness import same

RELOAD = (
    "Reload:  a tab that is open in JupyterLab or in an editor still shows the old file."
    " Close it, or load it again from the disk, before you save in it"
)


def goto(house: House, stage: Stage) -> list[str]:
    """Puts the kata's folder at the start of `stage`: as the stage before it ends.

    What has passed from there on is put away too: a stage that compares with what was
    there before compares with the reference then.
    Gives what was done, a line each.
    """
    before = house.before(stage)
    start = _solution(before, stage)

    def fill(state: Path) -> None:
        new = kata_state.put_away(state, stage.kata)
        now = kata_state.at_home(house, stage.kata)
        files.copy_tree(start, new[WORK])
        for one in house.stages(stage.kata):
            own = passed_work.folder(one)
            # Without references, a stage begins with what has passed the one before.
            if own.is_dir() and (one.number < before.number or own == start):
                files.copy_tree(own, new["passed"] / own.name, ignore=None)
        passed_work.join(new["passed"], stage, time.time())
        for part in ("verdicts", "hints"):
            _copy(now[part], new[part])

    with swap.undisturbed(house) as settled:
        if _is_at(house, stage, start):
            said = f"Now:     {house.shown(stage.kata)} is at the start of"
            return [*_lines(settled), f"{said} stage {Lesson(stage).name}, already"]
        about = _about(house, [stage.kata], f"goto {stage.label}")
        name = swap.exchange(house, [stage.kata], fill, about)
        stage_times.note(stage, stage_times.GOTO)
        now = f"{house.shown(stage.kata)} is at the start of stage {Lesson(stage).name}"
        return [*_lines(settled), *_said(house, name, now), *_commit(stage)]


def _commit(stage: Stage) -> Iterator[str]:
    """How to have git compare with the start of a stage, where there is git."""
    if (stage.house.root / ".git").exists():
        yield "Commit:  first of all, so that git diff shows what you change from here on:"
        yield f"         git add {stage.house.shown(stage.kata)}"
        yield f'         git commit -m "Start of stage {stage.label}"'


def _solution(before: Stage, stage: Stage) -> Path:
    """The state that `stage` begins with: as the stage before it ends."""
    if not before.solution.is_dir():
        raise WorkbookBroken(
            expected=f"the state that {stage} begins with, in {before.solution}",
            found="there is no such folder",
            remedy="bring it back with: git checkout -- solutions",
        )
    return before.solution


def _is_at(house: House, stage: Stage, start: Path) -> bool:
    here = house.exercise(stage.kata)
    return current_stage.current(house, stage.kata) == stage and (
        here.is_dir() and same(here, start)
    )


def start_over(house: House) -> list[str]:
    """Puts every kata at its start, with nothing known of a way through it.

    Gives what was done, a line each.
    """
    first = {kata: house.start(kata) for kata in house.katas}
    starts = {kata: _solution(stage, stage) for kata, stage in first.items()}

    def fill(state: Path) -> None:
        for kata, start in starts.items():
            files.copy_tree(start, kata_state.put_away(state, kata)[WORK])

    with swap.undisturbed(house) as settled:
        if all(_is_new(house, kata, start) for kata, start in starts.items()):
            said = "Now:     all exercises are at the start already"
            return [*_lines(settled), said]
        about = _about(house, [*starts], "start-over")
        name = swap.exchange(house, [*starts], fill, about)
        stage_times.put_away(house)
        now = "all is as at the start, and nothing is known of a way through the stages"
        gone = f"To know: whoever has this folder can read the copy; {LIST} {name} --delete"
        last = [f"{gone} throws it away"] if name else []
        return [*_lines(settled), *_said(house, name, now), *last]


def _is_new(house: House, kata: str, start: Path) -> bool:
    work, *known = kata_state.at_home(house, kata).values()
    return same(work, start) and not any(map(files.entries, known))


def undo(house: House) -> list[str]:
    """Brings back the last copy that was put away, and puts away what is there now.

    Gives what was done, a line each. Raises CalledWrongly where there is no copy.
    """
    with swap.undisturbed(house) as settled:
        copy = _to_undo(house)
        if copy is None:
            raise CalledWrongly(
                expected=f"a kept copy that differs from what is in {house.place}",
                found="there is none",
                remedy="nothing to do: a copy is kept whenever a command puts"
                " something else there",
            )
        return [*_lines(settled), *_bring_back(house, copy, "undo")]


def restore(house: House, copy: Copy) -> list[str]:
    """Brings back one copy, which stays, and puts away what is there now.

    Gives what was done, a line each.
    """
    with swap.undisturbed(house) as settled:
        if _is_there(house, copy):
            where = are([house.shown(kata) for kata in copy.katas])
            return [*_lines(settled), f"Now:     {where} that already"]
        return [*_lines(settled), *_bring_back(house, copy, "restore")]


def _bring_back(house: House, copy: Copy, by: str) -> list[str]:
    def fill(state: Path) -> None:
        for kata in copy.katas:
            new = kata_state.put_away(state, kata)
            now = kata_state.at_home(house, kata)
            for name, part in kata_state.put_away(copy.folder, kata).items():
                _copy(part if part.is_dir() else now[name], new[name])

    where = are([house.shown(kata) for kata in copy.katas])
    was = "it was" if len(copy.katas) == 1 else "they were"
    now = f"{where} again as {was}: {copy}"
    name = swap.exchange(house, copy.katas, fill, _about(house, copy.katas, by))
    return _said(house, name, now)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        files.copy_tree(source, target, ignore=None)


def _to_undo(house: House) -> Copy | None:
    """The copy that `undo` brings back: the newest that is not there."""
    others = (one for one in reversed(copies(house)) if not _is_there(house, one))
    return next(others, None)


def _is_there(house: House, copy: Copy) -> bool:
    """Whether a copy holds what is in `exercises/` now, and what has passed now."""
    return all(
        same(part, home)
        for kata in copy.katas
        for part, home in zip(
            kata_state.put_away(copy.folder, kata).values(),
            kata_state.at_home(house, kata).values(),
        )
        if part.is_dir()
    )


def _about(house: House, katas: Sequence[str], by: str) -> dict[str, object]:
    newest = max((one.at for one in copies(house)), default=0.0)
    stages = [current_stage.current(house, kata) for kata in katas]
    return {
        # The order must hold even where somebody has put the clock back.
        "at": max(time.time(), newest + 0.001),
        "stage": " and ".join(one.name if one else "-" for one in stages),
        "by": by,
        "own": _is_own(house, katas),
    }


def _is_own(house: House, katas: Sequence[str]) -> bool:
    """Whether there is work of the participant's own: not just what a stage begins with."""
    return any(
        files.entries(house.exercise(kata))
        and not any(
            same(house.exercise(kata), stage.solution) for stage in house.stages(kata)
        )
        for kata in katas
    )


def _lines(settled: str) -> list[str]:
    return [f"Before:  {settled}"] if settled else []


def _said(house: House, name: str, now: str) -> list[str]:
    kept = [one for one in copies(house) if one.name == name]
    lines = [f"Kept:    {one}, as {one.name}" for one in kept]
    return [*lines, f"Now:     {now}", *_back(house), RELOAD]


def _back(house: House) -> Iterator[str]:
    """What `undo` would do next; and where the participant's work is, if it is not that
    and not there."""
    coming = _to_undo(house)
    if coming is None:
        return
    whose = "your work" if coming.is_own else "as a stage begins, nothing of yours"
    back = f"{house.command('undo')} would bring back {coming.name} ({whose})"
    yield f"Back:    {back}; all kept copies: {house.command('saved')}"
    own = [one for one in copies(house) if one.is_own]
    if own and not coming.is_own and not _is_own(house, own[-1].katas):
        yield f"Yours:   your own work ({own[-1]}): {LIST} {own[-1].name} --restore"
