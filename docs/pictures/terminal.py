"""What a terminal shows of a check: a test that looks at the accuracy alone is judged."""

from __future__ import annotations

import io
import re
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from drydock.judging.checking import check
from drydock.judging.turns import turns
from drydock.judging.verdict import Verdict
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

STAGE, TURN = "titanic/06", "accuracy_above_a_threshold"
WIDTH, INDENT = 96, " " * 20
FONT = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
STYLES = {"PASS": "bold green", "FAIL": "bold #ff7b72"}


def draw(house: House) -> str:
    """The check of a wrong turn, as an SVG file."""
    stage = house.stage(STAGE)
    [turn] = [one for one in turns(stage, "wrong_turns") if one.path.stem == TURN]
    with turn.taken() as exercise:
        verdict = check(stage, exercise)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    for line in _lines(stage, verdict):
        shown = Text(line)
        for word, style in STYLES.items():
            shown.highlight_regex(rf"^ *{word}\b", style)
        console.print(shown)
    console.print()  # else the last line is cut off at its foot
    title = f"./scripts/go check {stage.called}"
    # Fonts of the machine that shows it: none is loaded from elsewhere.
    return FONT.sub("", console.export_svg(title=title)) + "\n"


def _lines(stage: Stage, verdict: Verdict) -> list[str]:
    """What the command prints, but for the folder and the seconds."""
    title = f"stage {Lesson(stage).name}"
    # Not what else there is to note, such as a workbook that somebody has changed.
    parts = [one for one in verdict.findings if str(one.word) in STYLES]
    told = [line for part in parts for line in part.lines()]
    said = [f"Judging exercises/{stage.kata}: {title}", *told]
    return [
        row
        for line in [*said, f"{verdict.word}  {title}"]
        for row in wrap(line, WIDTH, subsequent_indent=INDENT)
    ]
