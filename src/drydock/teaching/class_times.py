"""How long the stages took a group, from the files that its people have handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from statistics import quantiles

from drydock.errors import CalledWrongly, in_short
from drydock.files import write_whole
from drydock.judging.stage_times import Taken
from drydock.workbook.house import House
from drydock.workbook.lesson import Lesson

MINUTES = "minutes by stage"
WANTED = "files that ./scripts/go time --write has written, or a folder of them"
HEAD = (
    "| stage | planned | half took | median | checks, median | people |",
    "|---|---|---|---|---|---|",
)
# Of fewer, quartiles say little.
FEW = 8
BEGIN, END = "<!-- times: ./scripts/go room times -->\n", "<!-- end of times -->\n"
GUIDE = Path("docs", "facilitating.md")
Times = Mapping[str, Taken]


def hand_in(times: Times, path: Path) -> None:
    """Writes what somebody's stages took: stages and figures, and no name.

    Raises CalledWrongly where there is such a file already.
    """
    if path.exists():
        raise CalledWrongly(
            expected="the name of a file that is not there yet",
            found=f"{path} is there",
            remedy="give another name, or move that file away",
        )
    told = {stage: asdict(one) for stage, one in times.items()}
    write_whole(path, json.dumps({MINUTES: told}, indent=1) + "\n")


def read(paths: Iterable[Path]) -> list[Times]:
    """What each file says; of a folder, each of its JSON files.

    Raises CalledWrongly for a file that `hand_in` has not written.
    """
    return [_read(file) for path in paths for file in _files(path)]


def _files(path: Path) -> Iterator[Path]:
    yield from sorted(path.rglob("*.json")) if path.is_dir() else [path]


def _read(file: Path) -> Times:
    try:
        told = json.loads(file.read_bytes())[MINUTES]
        return {
            stage: Taken(float(one["minutes"]), int(one["checks"]))
            for stage, one in told.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CalledWrongly(
            expected=WANTED,
            found=f"{file}: {_why_not(error)}",
            remedy="ask for it anew, or leave it out",
        ) from error


def _why_not(error: Exception) -> str:
    if isinstance(error, OSError):
        return str(error.strerror)
    if isinstance(error, ValueError):
        return f"no JSON ({in_short(error)})"
    return "another kind of file"


def table(house: House, people: Iterable[Times]) -> list[str]:
    """A table in Markdown: each stage that somebody has passed, with the quartiles.

    Raises CalledWrongly where nobody has passed any.
    """
    everybody = list(people)
    lines = [*HEAD]
    for kata in house.katas:
        for stage in house.stages(kata):
            name = f"{kata}/{stage.name}"
            took = [times[name] for times in everybody if name in times]
            if took:
                least, most = Lesson(stage).minutes
                row = [f"{kata} {stage.label}", f"{least} to {most}", *_measured(took)]
                lines.append(f"| {' | '.join(row)} |")
    if len(lines) == len(HEAD):
        raise CalledWrongly(
            expected=f"{WANTED}, in which somebody has passed a stage",
            found=f"files: {len(everybody)}, and no stage of this workbook in them",
            remedy="look at what was handed in: its files end in .json",
        )
    return lines


def _measured(took: list[Taken]) -> Iterator[str]:
    minutes = _quartiles([one.minutes for one in took])
    yield f"{minutes[0]:.0f} to {minutes[2]:.0f}"
    yield f"{minutes[1]:.0f}"
    yield f"{_quartiles([one.checks for one in took])[1]:.0f}"
    yield f"{len(took)}{' (few)' if len(took) < FEW else ''}"


def _quartiles(figures: list[float]) -> list[float]:
    """The three quartiles; of one figure, itself three times."""
    if len(figures) == 1:
        return figures * 3
    return quantiles(figures, n=4, method="inclusive")


def write_into_guide(house: House, lines: Iterable[str]) -> Path:
    """Puts a table into the facilitators' guide, where the one before stands."""
    guide = house.root / GUIDE
    text = guide.read_text("utf-8")
    between = re.compile(f"({re.escape(BEGIN)}).*?({re.escape(END)})", re.S)
    new = "\n" + "".join(f"{line}\n" for line in lines) + "\n"
    write_whole(guide, between.sub(lambda found: found[1] + new + found[2], text))
    return guide
