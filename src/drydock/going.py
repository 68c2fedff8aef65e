"""Going to the start of a stage, and back to what was there before."""

from __future__ import annotations

import time
from pathlib import Path

from drydock import files, passed, progress, swap
from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.layout import House, Stage
from drydock.lesson import Lesson
from drydock.saved import LIST, Copy, copies

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
    if not before.solution.is_dir():
        raise WorkbookBroken(
            expected=f"the state that {stage} begins with, in {before.solution}",
            found="there is no such folder",
            remedy="bring it back with: git checkout -- solutions",
        )

    def fill(work: Path, way: Path) -> None:
        files.copy_tree(before.solution, work)
        for one in house.stages(stage.kata):
            if one.number < before.number and passed.folder(one).is_dir():
                files.copy_tree(passed.folder(one), way / one.label, files.everything)
        passed.join(way, stage, time.time())

    with swap.undisturbed(house) as settled:
        if _is_at(house, stage, before.solution):
            said = f"Now:     exercises/{stage.kata} is at the start of"
            return [*_lines(settled), f"{said} stage {_title(stage)}, already"]
        name = swap.exchange(
            house, stage.kata, fill, _about(house, stage.kata, f"goto {stage.label}")
        )
    now = f"exercises/{stage.kata} is at the start of stage {_title(stage)}"
    return [*_lines(settled), *_said(house, name, now)]


def _is_at(house: House, stage: Stage, start: Path) -> bool:
    here = house.exercise(stage.kata)
    return progress.current(house, stage.kata) == stage and (
        here.is_dir() and files.same(here, start)
    )


def undo(house: House) -> list[str]:
    """Brings back the last copy that was put away, and puts away what is there now.

    Gives what was done, a line each. Raises CalledWrongly where there is no copy.
    """
    with swap.undisturbed(house) as settled:
        found = [one for one in copies(house) if not _is_there(house, one)]
        if not found:
            raise CalledWrongly(
                expected="a kept copy that differs from what is in exercises/",
                found="there is none",
                remedy="nothing to do: a copy is kept whenever a command puts"
                " something else there",
            )
        return [*_lines(settled), *_bring_back(house, found[-1], "undo")]


def restore(house: House, copy: Copy) -> list[str]:
    """Brings back one copy, which stays, and puts away what is there now.

    Gives what was done, a line each.
    """
    with swap.undisturbed(house) as settled:
        if _is_there(house, copy):
            return [*_lines(settled), f"Now:     exercises/{copy.kata} is that already"]
        return [*_lines(settled), *_bring_back(house, copy, "restore")]


def _bring_back(house: House, copy: Copy, by: str) -> list[str]:
    def fill(work: Path, way: Path) -> None:
        files.copy_tree(copy.work, work, files.everything)
        files.copy_tree(copy.passed, way, files.everything)

    now = f"exercises/{copy.kata} is again as it was: {copy}"
    name = swap.exchange(house, copy.kata, fill, _about(house, copy.kata, by))
    return _said(house, name, now)


def _is_there(house: House, copy: Copy) -> bool:
    """Whether a copy holds what is in `exercises/` now, and what has passed now."""
    places = {
        copy.work: house.exercise(copy.kata),
        copy.passed: passed.place(house, copy.kata),
    }
    return all(files.same(kept, place) for kept, place in places.items())


def _about(house: House, kata: str, by: str) -> dict[str, object]:
    stage = progress.current(house, kata)
    newest = max((one.at for one in copies(house)), default=0.0)
    # The order must hold even where somebody has put the clock back.
    at = max(time.time(), newest + 0.001)
    return {"at": at, "stage": stage.label if stage else "-", "by": by}


def _title(stage: Stage) -> str:
    return f"{stage.label}, {Lesson(stage).title}"


def _lines(settled: str) -> list[str]:
    return [f"Before:  {settled}"] if settled else []


def _said(house: House, name: str, now: str) -> list[str]:
    kept = [one for one in copies(house) if one.name == name]
    lines = [f"Kept:    {one}, as {one.name}" for one in kept]
    lines.append(f"Now:     {now}")
    if kept:
        lines.append(f"Back:    ./scripts/go undo; all kept copies: {LIST}")
    return [*lines, RELOAD]
