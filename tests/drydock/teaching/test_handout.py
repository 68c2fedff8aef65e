"""A page of paper for each stage: what is on it, and that it is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import toy
from typer.testing import CliRunner

from drydock.errors import CalledWrongly
from drydock.interfaces.cli import publish
from drydock.teaching import printing
from drydock.teaching.handout import SIZES, fitting, handout, pages, section
from drydock.workbook.house import HERE, House
from drydock.workbook.lesson import Lesson

LONG_CODE = "```python\n" + "x = 1\n" * 9 + "```"
SHORT_CODE = "```text\nrun it\n```"
TASK = f"Open [toy.ipynb](../toy.ipynb) and `mend` it.\n\n{LONG_CODE}\n\n{SHORT_CODE}"
QUESTION = "Was it *hard*?"
LESSON = f"""# Mend it

It is broken.

![A map](pictures/map.svg)

## What hurts

![A <curve>](pictures/curve.svg)

## Your task

{TASK}

## One question to discuss

{QUESTION}

## Next
"""
SHEETS = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture(name="house")
def _house(house: House) -> House:
    lesson = toy.notebook(LESSON, metadata=toy.LESSON)
    toy.write(house.root, {"notebooks/toy/01-mend-it.ipynb": lesson})
    toy.write(house.root, {"notebooks/toy/pictures/curve.svg": "<svg/>"})
    return house


def test_a_page_has_what_is_needed_in_the_room(house: House) -> None:
    text = handout(pages(house, ["1"]))
    assert text.count("<section") == 1
    assert "<h2>toy 01, Mend it</h2>" in text
    assert "1 to 2 minutes. Put the numbers right." in text
    assert 'alt="A &lt;curve&gt;"' in text and "A map" not in text
    assert "Open toy.ipynb and <code>mend</code> it." in text
    assert "x = 1" not in text and "stands in the lesson" in text
    assert "run it" in text
    assert "./scripts/go check 1" in text and "./scripts/go goto 1" in text
    assert "<em>hard</em>" in text
    assert "href" not in text and "src=" in text


def test_a_stage_without_a_task_says_what_is_in_it(house: House) -> None:
    text = handout(pages(house, ["toy/0"]))
    assert "What is in it" in text
    assert "go check" not in text and "go goto" not in text


def test_pages_come_as_they_are_named(house: House) -> None:
    assert [one.label for one in pages(house, [])] == ["00", "01"]
    assert [one.label for one in pages(house, ["1", "toy"])] == ["01", "00"]
    with pytest.raises(CalledWrongly, match="a stage of toy"):
        pages(house, ["7"])


def test_a_longer_text_gets_smaller_letters() -> None:
    sizes = [fitting("word " * count) for count in (10, 500, 900, 5000)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (SIZES[0], SIZES[-1])


def test_each_lesson_has_what_goes_on_paper() -> None:
    for stage in pages(HERE, []):
        text = handout([stage])
        assert ("<h3>The task</h3>" in text) == ("What is in it" not in text), stage
        assert "<img" in text, stage
        has_goto = "./scripts/go goto" in text
        is_joined = Lesson(stage).has_task and stage != HERE.start(stage.kata)
        assert has_goto == is_joined, stage
    assert not section("## Your task\n", ("Another",))


def test_without_a_browser_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ON_THE_PATH", ("no-such-browser",))
    monkeypatch.setattr(printing, "ELSEWHERE", ())
    page = tmp_path / "page.html"
    page.write_text("<p>a", "utf-8")
    with pytest.raises(CalledWrongly) as told:
        printing.to_pdf(page, tmp_path / "page.pdf")
    assert f"open {page} in any browser and print it" in told.value.remedy


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "mine.html"
    there.write_text("mine", "utf-8")
    done = CliRunner().invoke(publish.commands, ["handout", "--into", str(there)])
    assert isinstance(done.exception, CalledWrongly)
    assert there.read_text("utf-8") == "mine"


@pytest.mark.long
@pytest.mark.skipif(not printing.browser(), reason="there is no browser that prints")
def test_each_stage_takes_one_sheet(tmp_path: Path) -> None:
    page, printed = tmp_path / "un été.html", tmp_path / "un été.pdf"
    stages = pages(HERE, [])
    page.write_text(handout(stages), "utf-8")
    printing.to_pdf(page, printed)
    assert len(SHEETS.findall(printed.read_bytes())) == len(stages)
