"""The debts and the ratings of a system, read from its two files: checked, and drawn."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from IPython.display import SVG

from drydock.errors import CheckFailed
from drydock.judging.reading import dockerfile
from drydock.judging.reading.claims import places
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

# One customer is asked about at a time: more threads would wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")

RULES = HERE.stage("loans/11").tests
debts, ratings = load(RULES / "debts.py"), load(RULES / "ratings.py")
DEBT, HEALTH = debts.FILE, ratings.FILE
SCORES = Path(__file__).with_name("ml_test_score.csv")
EMPTY = {
    DEBT: "# What we owe\n\n| What | Why it hurts | Value | Effort | Where |\n"
    "|---|---|---|---|---|\n|  |  |  |  |  |\n\nFirst: \n",
    HEALTH: "# How healthy it is\n\n| Area | Rating | Evidence | Why |\n|---|---|---|---|\n"
    + "".join(f"| {area} |  |  |  |\n" for area in ratings.AREAS),
}
# What a rating that is better than red must at least name, in a system that nobody knows.
NAMES = {
    "tests": ("test", "a file with tests"),
    "set-up": (
        "requirements lock pyproject environment docker setup install readme make",
        "a file by which it is set up",
    ),
    "pipeline": (
        "yml yaml jenkins pipeline workflow",
        "the file of a pipeline",
    ),
}
COLOURS = {"red": "#f4a6a0", "amber": "#f5d48a", "green": "#a9d8b0"}
STYLE = """<style>
  .wall text { font: 13px sans-serif; fill: #1b1f24; }
  .wall .strong { font-weight: bold; }
  .wall .page { fill: #ffffff; }
  .wall .field { fill: #eef2f6; stroke: #1b1f24; }
  .wall .note { fill: #fff3b8; stroke: #1b1f24; }
  .wall .first { stroke-width: 3; }
  @media (prefers-color-scheme: dark) {
    .wall .page { fill: #0d1117; }
    .wall .field { fill: #1c232c; stroke: #e6edf3; }
    .wall text.out { fill: #e6edf3; }
  }
</style>"""
WIDE, NOTE, TALL = 440, 205, 84


def begun(folder: Path) -> None:
    """Puts the two files into a folder, with nothing in them; one that is there stays."""
    for name, text in EMPTY.items():
        path = folder / name
        if path.exists():
            print(f"{name} is there already")
        else:
            path.write_text(text, "utf-8")
            print(f"{name} is there now, and is to be filled in")


def invented(texts: Mapping[str, str]) -> Path:
    """A new folder with these texts, by their paths in it."""
    folder = Path(tempfile.mkdtemp(), "work", "till", "project")
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def copy_of(state: str) -> Path:
    """A copy of the project as it is after a stage, laid out like the workbook."""
    top = Path(tempfile.mkdtemp())
    shutil.copytree(HERE.root / "data" / "loans", top / "data" / "loans")
    solution = HERE.root / "solutions" / "loans" / state
    hidden = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(solution, top / "exercises" / "loans", ignore=hidden)


def set_by(path: Path) -> dict[str, str]:
    """The variables of the environment that the image of a Dockerfile sets, but for PATH."""
    stage = dockerfile.stages(path.read_text("utf-8"))[-1]
    return {n: v for n, v in dockerfile.environment(stage).items() if n != "PATH"}


def tell(folder: Path) -> None:
    """Prints what in the two files of a system is not so, as far as files can tell."""
    told: list[str] = []
    for rule in (_all_debts, _where, ratings.ratings, ratings.require_evidence, _named):
        try:
            rule(folder)
        except CheckFailed as failed:
            if str(failed) not in told:
                told.append(str(failed))
    print("\n\n".join(told) or "nothing is claimed that is not there")


def _all_debts(folder: Path) -> list[Any]:
    return debts.debts(folder, least=1)


def _where(folder: Path) -> None:
    for one in _all_debts(folder):
        debts.require_place(folder, DEBT, one.line, one.where)


def _named(folder: Path) -> None:
    for area, (words, what) in NAMES.items():
        one = ratings.ratings(folder)[area]
        found = [place.text.lower() for place in places(one.evidence, folder)]
        if one.word != "red" and not any(w in p for p in found for w in words.split()):
            raise CheckFailed(
                expected=f"{area}: {one.word} only with {what} as evidence",
                found=f"line {one.line} of {HEALTH} names {one.evidence}",
                remedy="name such a file, or rate it red",
            )


def draw_wall(folder: Path) -> SVG | None:
    """The debts of a system in four fields, value upwards and effort to the right; below it
    the same in words."""
    try:
        found = _all_debts(folder)
    except CheckFailed as failed:
        print(failed)
        return None
    print(debts.on_the_wall(found))
    parts, top = list[str](), 0
    for value in ("high", "low"):
        row = {effort: _held(found, value, effort) for effort in ("low", "high")}
        rows = max(2, *((len(held) + 1) // 2 for held in row.values()))
        height = 40 + rows * (TALL + 8)
        for at, (effort, held) in enumerate(row.items()):
            left = 8 + at * (WIDE + 8)
            parts += [
                _box("field", left, top + 8, WIDE, height),
                _text(
                    left + 12, top + 30, f"{value} value, {effort} effort", "strong out"
                ),
                *_notes(left + 12, top + 40, held, debts.first_of(folder, found)),
            ]
        top += height + 8
    return _picture(2 * WIDE + 24, top + 8, "The debts on a wall of four fields", parts)


def _held(found: list[Any], value: str, effort: str) -> list[Any]:
    return [one for one in found if one.field == (value, effort)]


def _notes(left: int, top: int, held: list[Any], first: Any) -> Iterable[str]:
    held = sorted(held, key=lambda one: (-one.value, one.effort))
    for number, one in enumerate(held):
        x, y = left + number % 2 * (NOTE + 8), top + number // 2 * (TALL + 8)
        yield _box("note first" if one == first else "note", x, y, NOTE, TALL)
        plain = one.what.replace("`", "")
        lines = wrap(plain, 29, max_lines=3, placeholder=" ...")
        for at, line in enumerate(lines):
            yield _text(x + 8, y + 18 + 17 * at, line)
        numbers = f"value {one.value}, effort {one.effort}"
        says = f"FIRST: {numbers}" if one == first else numbers
        yield _text(x + 8, y + 18 + 17 * 3 + 5, says, "strong")


def draw_health(folder: Path) -> SVG | None:
    """The ratings of a system, each with its evidence."""
    try:
        found = ratings.ratings(folder)
    except CheckFailed as failed:
        print(failed)
        return None
    parts = []
    for at, one in enumerate(found.values()):
        y = 8 + at * 44
        evidence = wrap(
            one.evidence.replace("`", ""), 85, max_lines=2, placeholder=" ..."
        )
        colour = f'fill="{COLOURS[one.word]}" stroke="#1b1f24"'
        parts += [
            _text(12, y + 24, one.area, "strong out"),
            f'<rect x="120" y="{y}" width="90" height="36" {colour}/>',
            _text(140, y + 23, one.word, "strong"),
            *(
                _text(226, y + 16 + (len(evidence) < 2) * 8 + 17 * n, line, "out")
                for n, line in enumerate(evidence)
            ),
        ]
    says = ", ".join(f"{area} {one.word}" for area, one in found.items())
    return _picture(2 * WIDE + 24, 8 + 44 * 5, f"The ratings: {says}", parts)


def _box(kind: str, x: int, y: int, width: int, height: int) -> str:
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def _text(x: int, y: int, words: str, kind: str = "") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'


def _picture(width: int, height: int, says: str, parts: Iterable[str]) -> SVG:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    begin = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" class="wall">'
    page = f'<rect class="page" width="{width}" height="{height}"/>'
    title = f"<title>{escape(says)}</title>"
    return SVG(data="\n".join([begin, title, STYLE, page, *parts, "</svg>"]))


def scores() -> list[dict[str, str]]:
    """The 28 tests of the ML Test Score, each with what this kata has of it."""
    with SCORES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
