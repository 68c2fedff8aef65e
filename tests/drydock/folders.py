"""A house of three stages, and what its folders hold before and after an exchange."""

from __future__ import annotations

import os
from pathlib import Path

import toy

from drydock import files
from drydock.safekeeping import passed_work, swap
from drydock.workbook.house import House


def with_three_stages(house: House) -> House:
    """The same house with stages 02 and 03."""
    for number, slug in (("02", "more"), ("03", "most")):
        texts = {
            f"notebooks/toy/{number}-{slug}.ipynb": toy.notebook(
                f"# Stage {number}", metadata=toy.LESSON
            ),
            f"solutions/toy/{number}-{slug}/toy.ipynb": toy.notebook(f"n = {number!r}"),
            f"solutions/toy/{number}-{slug}/tests/test_{slug}.py": f"# {number}\n",
            f"tests/toy/stage_{number}_{slug}/test_{slug}.py": toy.CHECK,
        }
        toy.write(house.root, texts)
    return house


def state(folder: Path) -> dict[str, bytes]:
    """Every file and link below a folder, with what it holds."""
    return {
        os.fsdecode(os.fsencode(name)): (
            os.fsencode(os.readlink(folder / name))
            if (folder / name).is_symlink()
            else (folder / name).read_bytes()
        )
        for name in files.walk(folder)
    }


def contents(*folders: Path) -> set[bytes]:
    """What the files below some folders hold, whatever they are called."""
    return {content for folder in folders for content in state(folder).values()}


def write_work(house: House) -> dict[str, bytes]:
    """Fills the exercise folder as people do; gives its state."""
    work = house.exercise("toy")
    (work / "toy.ipynb").write_text(toy.notebook("rows = 'my own work'"), "utf-8")
    (work / "notes").mkdir()
    (work / "notes" / "idea.txt").write_bytes(b"one\r\ntwo\x00")
    (work / "empty").write_bytes(b"")
    return state(work)


def pass_stage(house: House, number: int, text: str) -> None:
    """As if that stage had been passed with this text as its notebook."""
    kept = passed_work.folder(house.stage(str(number)))
    kept.mkdir(parents=True)
    (kept / "toy.ipynb").write_text(text, "utf-8")


def everything(house: House) -> dict[str, bytes]:
    """The state of the whole house, but for the lock of its commands."""
    whole = state(house.root)
    return {name: whole[name] for name in whole if not name.startswith(".drydock/lock")}


def kept_bytes(house: House, *, settled: bool) -> set[bytes]:
    """What every file in `exercises/` and among the kept copies holds."""
    places = [house.root / "exercises", swap.saved(house)]
    if not settled:
        places.append(house.root / ".drydock" / "swap")
    return contents(*places)
