"""The pages of a small workbook: all there, all links lead somewhere, no script needed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
import toy

from drydock.errors import CalledWrongly, WorkbookBroken
from drydock.teaching.site.cells import EMPTY_HEADER, of_markdown, of_notebook
from drydock.teaching.site.page import Page, framed
from drydock.teaching.site.site import write
from drydock.teaching.site.smells import has_smells, of_smells
from drydock.workbook.house import House
from drydock.workbook.lesson import Lesson

INVENTORY = """\
[kinds]
"dead code" = ["unused"]
noise = []
[[place]]
region = "the top"
lines = ["rows = [(1, 10), (2, 21)]", "Look at this!"]
kinds = ["dead code", "noise"]
why = "Nobody reads `rows`."
"""
WAY = "<details>\n<summary>One way</summary>\n\n1. Put 20 there. Why: `20` is right.\n\n</details>"


@pytest.fixture(name="house")
def _house(house: House) -> House:
    hints = [toy.HINT.format(number) for number in (1, 2, 3)]
    cells = [
        "# Mend it\n\n[first](00-start.ipynb#a) [work](../../exercises/toy/toy.ipynb)"
    ]
    cells += ["# More\n\n- **dead code**: nobody needs it."]
    cells += ["print('six', 2 * 3)", *hints, WAY]
    texts = {
        "README.md": "# Toy\n\n[Handbook](docs/handbook.md)\n\n| stage | title |\n|---|---|\n"
        "| 01 | Mend it |\n",
        "docs/handbook.md": "# Handbook\n\n[back](../README.md)\n",
        "docs/facilitating.md": "# Leading\n",
        "docs/keys.html": "<title>Keys &amp; more</title>",
        "tests/toy/stage_01_mend_it/inventory.toml": INVENTORY,
        "src/drydock/__init__.py": "",
        "notebooks/toy/01-mend-it.ipynb": toy.notebook(*cells, metadata=toy.LESSON),
    }
    toy.write(house.root, texts)
    return house


class Read(HTMLParser):
    """The links of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(to) for name, to in attrs if name in ("href", "src")]


def test_a_workbook_becomes_pages(house: House, tmp_path: Path) -> None:
    before = (house.exercise("toy") / "toy.ipynb").read_bytes()
    into, at = tmp_path / "un été" / "site", []
    pages = write(house, into, lambda stage: at.append(stage.label))
    assert at == ["00", "01"]
    lesson = (into / "notebooks/toy/01-mend-it.html").read_text("utf-8")
    assert "six 6" in lesson
    assert "Look 2 times" in lesson
    step = (into / "notebooks/toy/01-mend-it.solution.html").read_text("utf-8")
    assert re.search(r"<del>- rows = .*21", step)
    assert re.search(r"<ins>\+ rows = .*20", step)
    assert "Why: <code>20</code> is right." in step
    assert (house.exercise("toy") / "toy.ipynb").read_bytes() == before
    for page in pages:
        for link in Read(page).links:
            if not link.startswith("#"):
                assert (page.parent / link.partition("#")[0]).is_file(), (page, link)
    links = Read(into / "index.html").links
    smells = "notebooks/toy/01-mend-it.smells.html"
    assert {"notebooks/toy/01-mend-it.html", smells, "handout.html"} <= {*links}
    start = (into / "index.html").read_text("utf-8")
    assert '<a href="docs/keys.html">Keys &amp; more</a>' in start
    assert (
        "01-mend-it.smells.html" in Read(into / "notebooks/toy/01-mend-it.html").links
    )


def test_smells_stand_with_their_places_and_reasons(house: House) -> None:
    lesson = Lesson(house.stage("1"))
    assert has_smells(lesson) and not has_smells(Lesson(house.stage("0")))
    text = of_smells(lesson)
    assert "<p>Nobody needs it.</p>" in text
    assert text.index("Dead code") < text.index("the top") < text.index("<h2>Noise")
    assert "Nobody reads <code>rows</code>." in text
    assert "It may also be called noise." in text
    assert "<blockquote><p>Look at this!</p>" in text
    assert "highlight" in text and "second name" in text


def test_a_link_to_what_is_no_page_becomes_words() -> None:
    page = Page(
        "a/b.html",
        "B",
        '<a href="../x.py">one</a> <a href="c.ipynb#d">two</a> <a href="https://e.example">f</a>',
    )
    text = framed(page, [], {"a/c.html"})
    assert "one " in text and "x.py" not in text
    assert '<a href="c.html#d">two</a>' in text
    assert '<a href="https://e.example">f</a>' in text


def test_a_cell_that_is_folded_away_stays_so_and_pictures_have_words() -> None:
    cell = nbformat.v4.new_code_cell(
        "x = '<b>'", metadata={"jupyter": {"source_hidden": True}}
    )
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stdout", text="\x1b[31m<b>\x1b[0m"),
        nbformat.v4.new_output("display_data", data={"image/png": "aGk=\n"}),
    ]
    text = of_notebook(nbformat.v4.new_notebook(cells=[cell]))
    assert text.index("<details>") < text.index("highlight")
    assert (
        EMPTY_HEADER.sub("-", '<th></th><th class="x"> </th><th>a</th>')
        == "--<th>a</th>"
    )
    assert "<td></td>" in of_markdown("| | a |\n|---|---|\n| b | c |\n")
    assert "&lt;b&gt;</pre>" in text and "\x1b" not in text
    assert (
        '<img alt="Drawn by the cell above" src="data:image/png;base64,aGk=">' in text
    )


def test_what_is_there_is_left_alone(house: House, tmp_path: Path) -> None:
    with pytest.raises(CalledWrongly, match="is there"):
        write(house, tmp_path, lambda stage: None)


def test_a_lesson_that_breaks_leaves_no_site(house: House, tmp_path: Path) -> None:
    broken = toy.notebook("# Start", "1 / 0", metadata=toy.NO_TASK)
    toy.write(house.root, {"notebooks/toy/00-start.ipynb": broken})
    with pytest.raises(WorkbookBroken, match="ZeroDivisionError"):
        write(house, tmp_path / "site", lambda stage: None)
    assert not (tmp_path / "site").exists()
