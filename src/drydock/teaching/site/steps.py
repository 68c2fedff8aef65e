"""A solution as a step: why each thing was done, and what it changed, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from drydock.guidance.solution import MINUS, PLUS, Change, changes
from drydock.teaching.site.cells import of_markdown
from drydock.workbook.lesson import Lesson

KINDS = {PLUS: "ins", MINUS: "del"}


def of_step(lesson: Lesson) -> str:
    """The step from the solution before to that of a stage, as HTML.

    Lines that come begin with a plus sign, lines that go with a minus sign: the colour
    says the same once more.
    """
    stage = lesson.stage
    before = stage.house.before(stage).solution
    return "\n".join(
        [
            f"<h1>{escape(lesson.name)}: one way to do it</h1>",
            "<p>It is one good way, not the only one.</p>",
            "<h2>The steps, and why</h2>",
            "<ol>",
            *(
                f"<li>{of_markdown(step.do)}{of_markdown(f'Why: {step.why}')}</li>"
                for step in lesson.way
            ),
            "</ol>",
            "<h2>What changes</h2>",
            *(part for one in changes(stage, before, whose="") for part in _file(one)),
        ]
    )


def _file(change: Change) -> Iterator[str]:
    yield f"<h3>{escape(change.summary())}</h3>"
    if change.lines:
        lines = "\n".join(map(_line, change.lines))
        yield f'<pre class="diff" tabindex="0">{lines}</pre>'


def _line(line: str) -> str:
    tag = KINDS.get(line[:2])
    return f"<{tag}>{escape(line)}</{tag}>" if tag else escape(line)
