"""What a person is told to do once a check has given its verdict."""

from __future__ import annotations

import os
import time

import pytest

from drydock.errors import ExitCode
from drydock.guidance.next_steps import after, last_saved
from drydock.workbook.house import HERE, House
from drydock.workbook.lesson import Lesson


def test_after_a_fail_comes_a_hint(house: House) -> None:
    stage = house.stage("1")
    assert after(stage, ExitCode.FAILED).lines() == [
        "A hint: ./scripts/go hint 1  (Hint 1)"
    ]


def test_after_a_pass_come_the_commands_that_commit_and_the_next_lesson() -> None:
    first, second = HERE.stages(HERE.default_kata)[1:3]
    lines = after(first, ExitCode.PASSED).lines()
    assert lines[0] == f"Commit it: git add exercises/{first.kata}"
    assert lines[1].strip().startswith('git commit -m "')
    assert second.lesson.name in lines[2] and Lesson(second).title in lines[2]


def test_nothing_comes_after_a_workbook_that_is_broken(house: House) -> None:
    assert not after(house.stage("1"), ExitCode.WORKBOOK_BROKEN).lines()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "just now"),
        (1.5, "1 second ago"),
        (59, "59 seconds ago"),
        (2100, "35 minutes ago"),
        (7300, "2 hours ago"),
        (90_000, "1 day ago"),
        (-50, "just now"),
    ],
)
def test_what_was_saved_last_is_named_with_its_age(
    house: House, seconds: float, said: str
) -> None:
    folder = house.exercise("toy")
    (folder / "later.py").write_text("", "utf-8")
    for name, age in (("toy.ipynb", seconds + 60), ("later.py", seconds + 0.2)):
        os.utime(folder / name, (time.time() - age,) * 2)
    assert last_saved(house.stage("1")) == f"later.py, {said}"


def test_where_nothing_is_nothing_was_saved(house: House) -> None:
    (house.exercise("toy") / "toy.ipynb").unlink()
    assert last_saved(house.stage("1")) == ""


@pytest.mark.parametrize("kata", HERE.katas)
def test_every_lesson_with_a_task_says_how_to_commit_it(kata: str) -> None:
    for lesson in map(Lesson, HERE.stages(kata)):
        kinds = {line.split(" ")[1] for line in lesson.commit}
        assert kinds == ({"add", "commit"} if lesson.has_task else set()), lesson.stage
