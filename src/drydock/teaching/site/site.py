"""Writes the site: a page for each lesson and each step, the documents, and a search."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

from drydock import scratch
from drydock.errors import CalledWrongly
from drydock.files import write_whole
from drydock.teaching.handout import handout, pages as on_paper
from drydock.teaching.site.cells import of_markdown, of_notebook
from drydock.teaching.site.lesson_runs import ran
from drydock.teaching.site.page import STYLE, Page, framed, style
from drydock.teaching.site.smells import has_smells, of_smells
from drydock.teaching.site.steps import of_step
from drydock.workbook.house import House, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.whole_copy import copy_whole

STEP, SMELLS, PAPER = ".solution.html", ".smells.html", "handout.html"
DOCUMENTS = ("README.md", "docs/handbook.md", "docs/facilitating.md")
AS_THEY_ARE = ("docs/*.html", "docs/*.svg", "notebooks/*/pictures/*.svg")
START, SEARCH = "index.html", "search.html"
TAG = re.compile(r"<[^>]+>")
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def write(house: House, into: Path, about: Callable[[Stage], object]) -> list[Path]:
    """Writes the site into a folder that does not exist yet; gives its pages.

    about: called before each lesson is run. Raises CalledWrongly where the folder exists.
    """
    if into.exists():
        raise CalledWrongly(
            expected="a folder that is not there yet",
            found=f"{into} is there",
            remedy="give another one with --into, or remove that",
        )
    with scratch.folder() as made:
        copied = copy_whole(house, Path(made, "workbook"))
        pages = [*_documents(house), *_lessons(copied, about)]
        _put_together(house, pages, Path(made, "site"))
        shutil.move(Path(made, "site"), into)
    return [into / page.path for page in pages]


def _put_together(house: House, pages: list[Page], into: Path) -> None:
    """Writes the pages, and beside them what is taken as it is."""
    fixed = [path for pattern in AS_THEY_ARE for path in house.root.glob(pattern)]
    names = {path.relative_to(house.root).as_posix() for path in fixed}
    known = names | {page.path for page in pages} | {SEARCH, PAPER}
    write_whole(into / PAPER, handout(on_paper(house, [])))
    for path in fixed:
        target = into / path.relative_to(house.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    write_whole(into / STYLE, style())
    _add_what_else(pages, {into / PAPER, *map(into.joinpath, names)}, into)
    pages.append(Page(SEARCH, "Search", _search(pages)))
    for page in pages:
        write_whole(into / page.path, framed(page, _way(page), known))


def _way(page: Page) -> list[tuple[str, str]]:
    """The links at the top of each page."""
    way = [(START, "Start"), ("docs/handbook.html", "Handbook"), (SEARCH, "Search")]
    for ending in (STEP, SMELLS):
        if page.path.endswith(ending):
            way.append((page.path.removesuffix(ending) + ".html", "The lesson"))
    return way


def _documents(house: House) -> Iterator[Page]:
    for name in DOCUMENTS:
        text = (house.root / name).read_text("utf-8")
        path = START if name == "README.md" else str(Path(name).with_suffix(".html"))
        title = text.partition("\n")[0].lstrip("# ")
        yield Page(
            Path(path).as_posix(), title, _stages(house, name, of_markdown(text))
        )


def _stages(house: House, name: str, body: str) -> str:
    """The README with its rows of stages made links."""
    if name != "README.md":
        return body
    for kata in house.katas:
        for lesson in map(Lesson, house.stages(kata)):
            cell = f"<td>{lesson.title}</td>"
            link = f'<td><a href="{lesson.path}">{lesson.title}</a></td>'
            body = body.replace(cell, link, 1)
    return body


def _add_what_else(pages: list[Page], fixed: set[Path], into: Path) -> None:
    """Adds to the first page the ways to what is neither a document nor a lesson."""
    smells = {page.path: page.title for page in pages if page.path.endswith(SMELLS)}
    others = {
        path.relative_to(into).as_posix(): unescape(found[1])
        for path in sorted(fixed)
        if path.suffix == ".html" and (found := TITLE.search(path.read_text("utf-8")))
    }
    rows = "\n".join(
        f'<li><a href="{path}">{escape(title)}</a></li>'
        for path, title in (smells | others).items()
    )
    place = next(n for n, page in enumerate(pages) if page.path == START)
    more = f"\n<h2>Beside the lessons</h2>\n<ul>\n{rows}\n</ul>"
    pages[place] = replace(pages[place], body=pages[place].body + more)


def _lessons(copied: House, about: Callable[[Stage], object]) -> Iterator[Page]:
    for kata in copied.katas:
        for lesson, document in ran(copied, kata, about):
            path = lesson.path.removesuffix(".ipynb")
            beside = list(_beside(lesson, path))
            body = of_notebook(document)
            for page, words in beside:
                body += f'\n<p><a href="{Path(page.path).name}">{words}</a></p>'
            yield from (page for page, _ in beside)
            yield Page(path + ".html", f"{kata} {lesson.name}", body)


def _beside(lesson: Lesson, path: str) -> Iterator[tuple[Page, str]]:
    """The pages that belong to a lesson, each with the words that lead to it."""
    if lesson.has_task and lesson.stage.solution.is_dir():
        page = Page(path + STEP, f"{lesson.name}: one way", of_step(lesson))
        yield page, "One way to do this stage, step by step"
    if has_smells(lesson):
        title = f"{lesson.stage.kata}: the smells, and where they are"
        yield Page(
            path + SMELLS, title, of_smells(lesson)
        ), "All smells with their places"


def _search(pages: list[Page]) -> str:
    """A page that finds others by their words. Without a script it lists them all."""
    words = [
        {"path": one.path, "title": one.title, "text": _plain(one.body)}
        for one in pages
    ]
    told = json.dumps(words, ensure_ascii=False).replace("</", "<\\/")
    rows = "\n".join(f'<li><a href="{one.path}">{one.title}</a></li>' for one in pages)
    return SEARCH_PAGE.format(rows=rows, told=told)


def _plain(body: str) -> str:
    return " ".join(unescape(TAG.sub(" ", body)).split()).casefold()


SEARCH_PAGE = """\
<h1>Search</h1>
<p hidden id="ask"><label>Words that a page must have: <input id="words" type="search"></label></p>
<p id="count" role="status">All pages:</p>
<ul id="pages">
{rows}
</ul>
<script type="application/json" id="told">{told}</script>
<script>
const told = JSON.parse(document.getElementById("told").textContent);
const rows = [...document.querySelectorAll("#pages li")];
const words = document.getElementById("words");
document.getElementById("ask").hidden = false;
words.addEventListener("input", () => {{
  const asked = words.value.toLowerCase().split(/\\s+/);
  let found = 0;
  rows.forEach((row, place) => {{
    row.hidden = !asked.every(word => told[place].text.includes(word));
    found += !row.hidden;
  }});
  document.getElementById("count").textContent = found + " of " + rows.length + " pages:";
}});
</script>
"""
