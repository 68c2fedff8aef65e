"""The workbook on paper: a page for each stage, made from its lesson alone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from html import escape
from math import ceil

from drydock.errors import CalledWrongly
from drydock.teaching.site.cells import of_markdown
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson

PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<path>[^)\s]+)\)")
LINK = re.compile(r"<a\s[^>]*>(.*?)</a>", re.S)
CODE = re.compile(r"^```\w*\n(.*?)^```$", re.S | re.M)
IN_THE_LESSON = "*(Code to copy stands in the lesson.)*"
MOST_LINES = 6  # of code that is printed
TASK, QUESTION = ("Your task",), ("One question to discuss", "To discuss")
# Sizes of letters in points; the largest that fits is taken.
SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5)
WIDTH, HEIGHT = 180.0, 260.0  # millimetres of a page that are written on
POINT = 0.3528  # millimetres
LETTER, LINE = 0.4, 1.38  # as shares of the size: how wide and how high
PICTURE_HEIGHT = 36.0


def pages(house: House, asked: Iterable[str]) -> list[Stage]:
    """The stages of these katas and stages, in the order in which they are named; where
    nothing is named, of all katas.

    Raises CalledWrongly for a name that is neither.
    """
    found: list[Stage] = []
    for one in [*asked] or house.katas:
        found += house.stages(one) if one in house.katas else [house.stage(one)]
    return list(dict.fromkeys(found))


def handout(stages: Iterable[Stage]) -> str:
    """The pages of these stages, as one document that needs no other file."""
    body = "\n".join(_page(Lesson(stage)) for stage in stages)
    return DOCUMENT.format(body=body)


def _page(lesson: Lesson) -> str:
    stage = lesson.stage
    least, most = lesson.minutes
    task = section(lesson.text, TASK)
    question = section(lesson.text, QUESTION)
    commands = list(_commands(lesson))
    blocks = [task or _introduction(lesson), lesson.step, question, *commands]
    parts = [
        f"<h2>{escape(stage.kata)} {stage.label}, {escape(lesson.title)}</h2>",
        f"<p>{least} to {most} minutes. {of_words(lesson.step)}</p>",
        _picture(lesson),
        f"<h3>The task</h3>\n{_printed(task)}" if task else _without_task(lesson),
        "<h3>What to type</h3>",
        f"<pre>{escape(chr(10).join(commands))}</pre>" if commands else "",
        f"<h3>To discuss</h3>\n{_printed(question)}" if question else "",
    ]
    size = fitting("\n\n".join(blocks))
    return f'<section style="font-size: {size}pt">\n{chr(10).join(parts)}\n</section>'


def section(text: str, names: tuple[str, ...]) -> str:
    """What stands below the first heading that begins with one of these names."""
    headings = "|".join(map(re.escape, names))
    found = re.search(rf"^## (?:{headings}).*?\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return found[1].strip() if found else ""


def _introduction(lesson: Lesson) -> str:
    """The first words of a lesson, before its picture."""
    return PICTURE.split(lesson.text)[0].partition("\n")[2].strip()


def _without_task(lesson: Lesson) -> str:
    named = re.findall(r"^## (.+)$", lesson.text, re.M)
    rows = "".join(f"<li>{of_words(one)}</li>" for one in named[:-1])
    return f"{_printed(_introduction(lesson))}\n<h3>What is in it</h3>\n<ul>{rows}</ul>"


def _commands(lesson: Lesson) -> Iterator[str]:
    """What is typed in this stage."""
    called = lesson.stage.called
    if lesson.has_task:
        if lesson.stage != lesson.stage.house.start(lesson.stage.kata):
            yield f"./scripts/go goto {called}    # only to skip the stages before"
        yield f"./scripts/go hint {called}"
        yield f"./scripts/go check {called}"
    yield from lesson.commit


def _picture(lesson: Lesson) -> str:
    """The last picture of a lesson: the first is the map, and few have another."""
    found = [*PICTURE.finditer(lesson.text)][-1:]
    if not found:
        return ""
    path = lesson.stage.lesson.parent / found[0]["path"]
    if not path.is_file():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    words = escape(found[0]["words"])
    return f'<img alt="{words}" src="data:image/svg+xml;base64,{data}">'


def _printed(text: str) -> str:
    """Markdown for paper: long code is left to the lesson, and links are words."""
    return LINK.sub(r"\1", of_markdown(_shortened(text)))


def _shortened(text: str) -> str:
    return CODE.sub(
        lambda one: one[0] if one[1].count("\n") <= MOST_LINES else IN_THE_LESSON, text
    )


def of_words(text: str) -> str:
    """A sentence in Markdown, without a paragraph around it."""
    return re.sub(r"^<p>|</p>\s*$", "", _printed(text).strip())


def fitting(text: str) -> float:
    """The size of letters, in points, at which a text and a picture fit on a page.

    Letters are counted, not measured; a tenth of the page is left for what that misses.
    """
    for size in SIZES:
        if PICTURE_HEIGHT + _height(_shortened(text), size) <= HEIGHT:
            return size
    return SIZES[-1]


def _height(text: str, size: float) -> float:
    """Millimetres of these paragraphs and list items, with a space after each."""
    letters = WIDTH / (LETTER * size * POINT)
    rows = [line for line in text.splitlines() if line.strip()]
    lines = sum(ceil(len(row) / letters) + 0.2 for row in rows) + 9
    return lines * LINE * size * POINT


def require_new(path: object, is_there: bool) -> None:
    """Raises CalledWrongly where a file that is to be written is there."""
    if is_there:
        raise CalledWrongly(
            expected="the name of a file that is not there yet",
            found=f"{path} is there",
            remedy="give another name with --into, or move that file away",
        )


DOCUMENT = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Drydock: a page for each stage</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
@page {{ size: A4; margin: 12mm 15mm; }}
body {{ margin: 1rem auto; max-width: 180mm; color: #1a1a1a; background: #ffffff;
  font: 10pt/1.38 sans-serif; }}
section {{ border-bottom: 1px solid #767676; padding-bottom: 1rem; margin-bottom: 1rem; }}
h2 {{ font-size: 1.5em; margin: 0 0 0.2em; }}
h3 {{ font-size: 1.1em; margin: 0.6em 0 0.2em; }}
p, ul, ol, pre {{ margin: 0.25em 0; }}
li > p {{ margin: 0; }}
ul, ol {{ padding-left: 1.4em; }}
img {{ display: block; max-width: 100%; max-height: 36mm; margin: 0.4em auto; }}
pre {{ padding: 0.3em 0.5em; border: 1px solid #767676; white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: 0.9em; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #767676; padding: 0.1em 0.4em; text-align: left; }}
@media print {{
  header {{ display: none; }}
  body {{ margin: 0; }}
  section {{ border: 0; padding: 0; margin: 0; }}
  section + section {{ break-before: page; }}
}}
</style>
</head>
<body>
<header>
<h1>Drydock: a page for each stage</h1>
<p>Print this page: each stage takes one sheet of A4. On Windows write <code>scripts\\go</code>
instead of <code>./scripts/go</code>.</p>
</header>
<main>
{body}
</main>
</body>
</html>
"""
