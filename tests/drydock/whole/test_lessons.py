"""Every lesson has what a lesson needs, and runs from top to bottom: an eighth of them with each
commit, all with -k or --long."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import nbclient
import nbformat
import pytest
import typer
from by_commit import a_share_of
from copies import copy_workbook
from documents import script

from drydock.interfaces.cli.app import app
from drydock.workbook.house import HERE, House
from drydock.workbook.lesson import Lesson
from drydock.workbook.notebook import cells

LESSONS = [Lesson(stage) for kata in HERE.katas for stage in HERE.stages(kata)]
EVERY_LESSON = pytest.mark.parametrize("lesson", LESSONS, ids=lambda x: str(x.stage))
WITH_TASK = pytest.mark.parametrize(
    "lesson", [x for x in LESSONS if x.has_task], ids=lambda x: str(x.stage)
)
COMMAND = re.compile(r"(?:\./scripts/go|\bgo)[ ]+(?P<command>[a-z][a-z-]+)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)#\s]+)[^)]*\)")
PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\(|<img(?P<tag>[^>]*)>")
EXERCISE = re.compile(r"(?:\.\./)*exercises/[a-z]+/(?P<name>.+)")
PRINTS = re.compile(r"^print\(.", re.MULTILINE)
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
TARGET = re.compile(r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)|<[^>]+>")
LINKS = script("lesson_links")
LONGEST = 30
WORDS_A_MINUTE = 200
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def documents() -> list[Path]:
    """Every text that tells people of commands and files."""
    found = [lesson.stage.lesson for lesson in LESSONS]
    return found + [*HERE.root.glob("*.md"), *HERE.root.glob("docs/*.md")]


def _text(path: Path) -> str:
    if path.suffix != ".ipynb":
        return path.read_text("utf-8")
    document = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in document.cells)


@EVERY_LESSON
def test_a_lesson_is_a_valid_notebook(lesson: Lesson) -> None:
    nbformat.validate(nbformat.read(lesson.stage.lesson, as_version=4))


@EVERY_LESSON
def test_a_lesson_says_what_it_is(lesson: Lesson) -> None:
    least, most = lesson.minutes
    assert lesson.title
    assert 0 < least < most <= LONGEST
    assert lesson.step.endswith(".")


@WITH_TASK
def test_reading_takes_at_most_half_of_the_minutes(lesson: Lesson) -> None:
    """Without what is folded, and without where links lead."""
    words = TARGET.sub("", FOLDED.sub("", lesson.text)).split()
    assert len(words) <= lesson.minutes[0] / 2 * WORDS_A_MINUTE


@EVERY_LESSON
def test_headings_come_in_order(lesson: Lesson) -> None:
    prose = re.sub(r"```.*?```", "", lesson.text, flags=re.DOTALL)
    levels = [len(found) for found in re.findall(r"^(#+) ", prose, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@WITH_TASK
def test_a_lesson_with_a_task_has_three_hints_and_a_check_cell(lesson: Lesson) -> None:
    assert len(lesson.hints) == 3
    assert all(len(hint.text) > 40 and hint.summary for hint in lesson.hints)
    code = "\n".join(cell.source for cell in cells(lesson.document, "code"))
    assert "%load_ext drydock" in code
    assert re.search(rf"^%check {lesson.stage.called}$", code, re.MULTILINE)


@pytest.fixture(name="workbook", scope="module")
def _workbook(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A copy: what a lesson's cells do in it is no participant's doing."""
    return copy_workbook(tmp_path_factory.mktemp("lessons") / "workbook")


@pytest.mark.parametrize("lesson", a_share_of(LESSONS, 8), ids=lambda x: str(x.stage))
def test_a_lesson_runs_from_top_to_bottom(
    lesson: Lesson, workbook: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(workbook.root / "src"))
    document = nbformat.read(lesson.stage.lesson, as_version=4)
    there = workbook.stage(str(lesson.stage).replace(" ", "/"))
    client = nbclient.NotebookClient(
        document,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(there.lesson.parent)}},
    )
    client.execute()
    for cell in document.cells:
        # Where a program that the lesson starts has failed, its error may be unseen.
        if cell.cell_type == "code" and PRINTS.search(cell.source):
            assert any(one.get("text", "").strip() for one in cell.outputs), cell.source
        if cell.source.startswith("%check"):
            # Before it may stand what the check was at, where it took long.
            *_, output = [one for one in cell.outputs if "data" in one]
            assert "<table" in output.data["text/html"]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_the_commands_that_are_named_exist(path: Path) -> None:
    code = re.findall(r"```.*?```|`[^`]+`", _text(path), re.DOTALL)
    named = {found["command"] for part in code for found in COMMAND.finditer(part)}
    assert not named - COMMANDS


@EVERY_LESSON
def test_a_lesson_says_where_you_are_and_where_to_go(lesson: Lesson) -> None:
    """Otherwise run: python docs/lesson_links.py"""
    text = lesson.stage.lesson.read_text("utf-8")
    assert text == LINKS.written(LINKS.with_links(lesson.stage))


def _is_there(lesson: Path, target: str) -> bool:
    """Whether a link leads somewhere: one into exercises/, when its stage begins."""
    stage = next((one.stage for one in LESSONS if one.stage.lesson == lesson), None)
    if stage and (found := EXERCISE.fullmatch(target)):
        return (HERE.before(stage).solution / found["name"]).is_file()
    return (lesson.parent / target).exists()


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_links_resolve_and_pictures_have_a_text(path: Path) -> None:
    text = _text(path)
    for link in LINK.finditer(text):
        if "://" not in link["target"]:
            assert _is_there(path, link["target"]), link["target"]
    for picture in PICTURE.finditer(text):
        assert picture["text"] or "alt=" in (picture["tag"] or ""), picture[0]


@pytest.mark.parametrize("kata", HERE.katas)
def test_the_readme_says_how_long_a_kata_takes(kata: str) -> None:
    minutes = [one.minutes for one in LESSONS if one.stage.kata == kata]
    least, most = (round(sum(those) / 60) for those in zip(*minutes, strict=True))
    if most > 1:
        text = (HERE.root / "README.md").read_text("utf-8")
        section = text.split(f"the {kata} kata")[1].split("\n## ")[0]
        hours = f"{least} to {most}" if least < most else most
        assert f"In all {hours} hours." in section


@EVERY_LESSON
def test_the_readme_lists_the_stage(lesson: Lesson) -> None:
    least, most = lesson.minutes
    row = f"| {lesson.stage.label} | {lesson.title} | {least} to {most} |"
    assert row in (HERE.root / "README.md").read_text("utf-8").splitlines()


NOTES = HERE.root / "docs/facilitating.md"
TO_DISCUSS = r"^## .*[Tt]o discuss"
LED = re.findall(r"^## (\w+) (\d\d), (.+)$", NOTES.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("kata", "label", "title"), LED)
def test_the_notes_for_facilitators_follow_the_lesson(
    kata: str, label: str, title: str
) -> None:
    """Whatever a lesson lets people predict, recall or discuss, the notes have an answer to."""
    lesson = Lesson(HERE.stage(f"{kata}/{label}"))
    assert title == lesson.title
    notes = NOTES.read_text("utf-8").split(f"## {kata} {label}, ")[1].split("\n## ")[0]
    asked = {
        "Predict": r"\b[Pp]redict\b",
        "Recall": r"^## .*to recall",
        "Discuss": TO_DISCUSS,
    }
    for name, words in asked.items():
        is_asked = bool(re.search(words, lesson.text, re.MULTILINE))
        is_noted = f"**{name}:**" in notes
        # A lesson to read may be given a question that it does not ask itself.
        assert is_noted == is_asked or (is_noted and not lesson.has_task), name
    assert "**Say:**" in notes and "**Goes wrong:**" in notes


@pytest.mark.parametrize("kata", HERE.katas)
def test_the_notes_have_each_lesson(kata: str) -> None:
    labels = [one.stage.label for one in LESSONS if one.stage.kata == kata]
    assert [label for name, label, _ in LED if name == kata] == labels


ROUTES = re.findall(
    r"^### (.+)\n(?:(?!#).*\n)*?\n(\| stage \| planned \|\n(?:\|.*\n)+)",
    NOTES.read_text("utf-8"),
    re.MULTILINE,
)
HOURS = ["Half a day", "One day", "Two days"]


def test_there_are_routes_of_each_length() -> None:
    names = [name for name, _ in ROUTES]
    assert {*HOURS, *(f"{hours} of loans" for hours in HOURS)} <= {*names}


@pytest.mark.parametrize(("name", "rows"), ROUTES, ids=dict(ROUTES))
def test_a_route_jumps_over_what_it_leaves_out(name: str, rows: str) -> None:
    text = NOTES.read_text("utf-8").split(f"### {name}\n")[1].split("\n#")[0]
    stages = [HERE.stage("/".join(one)) for one in re.findall(r"(\w+) (\d\d),", rows)]
    for before, stage in pairwise(stages):
        if stage.number > before.number + 1 and Lesson(stage).has_task:
            assert f"goto {stage.number}`" in text, stage


@pytest.mark.parametrize("route", [rows for _, rows in ROUTES], ids=dict(ROUTES))
def test_the_routes_have_the_minutes_of_the_lessons(route: str) -> None:
    minutes = {f"{one.stage}, {one.title}": one.minutes for one in LESSONS}
    *stages, in_all = re.findall(r"^\| (.+) \| (\d+) to (\d+) \|$", route, re.MULTILINE)
    assert [name for name, *_ in stages] == sorted(name for name, *_ in stages)
    for name, *planned in stages:
        assert tuple(map(int, planned)) == minutes[name]
    sums = [sum(int(one[place]) for one in stages) for place in (1, 2)]
    assert [int(one) for one in in_all[1:]] == sums
