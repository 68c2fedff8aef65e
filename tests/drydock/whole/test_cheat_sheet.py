"""The cheat sheets say what the lessons say, and leave nothing open."""

from __future__ import annotations

import pytest
from documents import script

from drydock.workbook.house import HERE
from drydock.workbook.lesson import Lesson

cheat_sheet = script("cheat_sheet")
LESSONS = [Lesson(stage) for kata in HERE.katas for stage in HERE.stages(kata)]
WITH_TABLE = [lesson for lesson in LESSONS if cheat_sheet.tables(lesson)]


def test_there_are_shortcuts_in_the_lessons() -> None:
    assert WITH_TABLE


@pytest.mark.parametrize("kata", HERE.katas)
def test_the_cheat_sheet_is_what_the_lessons_give(kata: str) -> None:
    """Otherwise run: python docs/cheat_sheet.py"""
    text, file = cheat_sheet.page(HERE, kata), cheat_sheet.file(kata)
    assert text == (file.read_text("utf-8") if file.exists() else None)


@pytest.mark.parametrize("lesson", WITH_TABLE, ids=lambda lesson: str(lesson.stage))
def test_a_table_of_shortcuts_has_the_usual_columns_and_no_empty_cell(
    lesson: Lesson,
) -> None:
    usual = cheat_sheet.tables(WITH_TABLE[0])[0]
    head, *rows = cheat_sheet.tables(lesson)
    assert head == usual
    assert rows
    for row in rows:
        assert len(row) == len(usual)
        assert all(row), row


@pytest.mark.parametrize("lesson", WITH_TABLE, ids=lambda lesson: str(lesson.stage))
def test_no_table_of_a_lesson_is_wider_than_half_a_screen(lesson: Lesson) -> None:
    """In JupyterLab, at 1024 points, the last columns of a wider one cannot be seen."""
    heads = [line for line in lesson.text.splitlines() if line.startswith("| Action")]
    assert len(heads) == 2
    assert all(head.count("|") <= 5 for head in heads)


def test_an_action_stands_in_one_lesson_only() -> None:
    heads = {cheat_sheet.FIRST_COLUMN}
    actions = [row[0] for x in WITH_TABLE for row in cheat_sheet.tables(x)]
    actions = [action for action in actions if action not in heads]
    assert len(actions) == len(set(actions))


def test_a_note_below_a_table_is_on_the_cheat_sheet() -> None:
    """Which keys do not arrive everywhere: Ctrl+T in a browser, Ctrl+. on Linux."""
    told = [note for lesson in WITH_TABLE for note in cheat_sheet.notes(lesson)]
    for key in ("Ctrl+T", "Ctrl+.", "Ctrl+Shift+P"):
        assert any(key in note for note in told), key
