"""Writes into every lesson where it stands: minutes, exercise, neighbours, solution.

    python docs/lesson_links.py

Two cells of each lesson are made from what the folders say, and are found by their ids.
All links are relative, so that they work in JupyterLab, in an editor and on a code host.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from drydock.workbook.house import HERE, House, Stage
from drydock.workbook.lesson import Lesson

TOP = "where-you-are"
END = "where-next"
OPENED = (".ipynb", ".py", ".md", ".txt", ".yml")
OPENED_BY_NAME = ("Dockerfile", ".dockerignore")
UP = "../.."


def with_links(stage: Stage) -> dict[str, Any]:
    """The lesson's notebook with both cells as they should be."""
    document = Lesson(stage).document
    cells = [one for one in document["cells"] if one.get("id") not in (TOP, END)]
    title, *others = cells
    ends = [_cell(END, _end(stage))]
    return document | {"cells": [title, _cell(TOP, _top(stage)), *others, *ends]}


def _cell(name: str, lines: list[str]) -> dict[str, Any]:
    source = "\n".join(lines).splitlines(keepends=True)
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def _top(stage: Stage) -> list[str]:
    lesson = Lesson(stage)
    last = stage.house.stages(stage.kata)[-1]
    least, most = lesson.minutes
    where = f"stage {stage.label} of {last.label}, {lesson.title}"
    map_of_the_kata = (
        f"![Map of this kata, with {where}, marked](pictures/voyage-{stage.label}.svg)"
    )
    lines = [
        map_of_the_kata,
        "",
        f"- Stage {stage.label} of {last.label}, {least} to {most} minutes",
    ]
    if lesson.has_task:
        lines.append(f"- What you do: {lesson.step[0].lower()}{lesson.step[1:-1]}")
        files = _links(_to_edit(stage), f"{UP}/exercises/{stage.kata}")
        lines.append(f"- What you work on: {files}")
    return [*lines, *_before(stage), *_next(stage)]


def _end(stage: Stage) -> list[str]:
    lines = ["## Where to go from here", ""]
    if Lesson(stage).has_task:
        folder = f"{UP}/solutions/{stage.kata}/{stage.name}"
        files = _links(_in_the_solution(stage), folder)
        lines.append(f"- The reference solution of this stage: {files}")
    return [*lines, *(_next(stage) or _other_katas(stage))]


def _before(stage: Stage) -> list[str]:
    earlier = [one for one in _all(stage) if one.number < stage.number]
    return [f"- The lesson before: {_lesson(one)}" for one in earlier[-1:]]


def _next(stage: Stage) -> list[str]:
    later = [one for one in _all(stage) if one.number > stage.number]
    return [f"- The next lesson: {_lesson(one)}" for one in later[:1]]


def _all(stage: Stage) -> list[Stage]:
    return stage.house.stages(stage.kata)


def _lesson(stage: Stage) -> str:
    return f"[{Lesson(stage).name}]({stage.lesson.name})"


def _other_katas(stage: Stage) -> list[str]:
    """The first lesson of each other kata, for whoever has come to the end of one."""
    house = stage.house
    first = [house.start(kata) for kata in house.katas if kata != stage.kata]
    return [
        f"- The kata {one.kata}: [{Lesson(one).title}](../{one.kata}/{one.lesson.name})"
        for one in first
    ]


def _links(names: list[str], folder: str) -> str:
    return ", ".join(f"[{name}]({folder}/{name})" for name in names)


def _to_edit(stage: Stage) -> list[str]:
    """The files that a participant finds at the start of a stage, and that its solution
    changes or takes away."""
    start = stage.house.before(stage).solution
    return [
        name
        for name in _files(start)
        if _text(start, name) != _text(stage.solution, name)
    ]


def _in_the_solution(stage: Stage) -> list[str]:
    """The files that the solution of a stage changes or adds."""
    start = stage.house.before(stage).solution
    return [
        name
        for name in _files(stage.solution)
        if _text(start, name) != _text(stage.solution, name)
    ]


def _files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in OPENED or path.name in OPENED_BY_NAME
    )


def _text(folder: Path, name: str) -> str | None:
    path = folder / name
    return path.read_text("utf-8") if path.is_file() else None


def written(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main(house: House = HERE) -> None:
    for stage in (one for kata in house.katas for one in house.stages(kata)):
        text = written(with_links(stage))
        if stage.lesson.read_text("utf-8") != text:
            stage.lesson.write_text(text, "utf-8", newline="\n")
            print(f"{stage.lesson.relative_to(house.root).as_posix()}: written")


if __name__ == "__main__":
    main()
