"""The pictures of the lessons are drawn by a script, and each of them is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load

SCRIPT = HERE.root / "docs/pictures"
RUN_A_PROGRAM = {"check.svg", "overfitting.svg"}


@pytest.fixture(name="pictures", scope="module")
def _pictures() -> dict[Path, Callable[[], str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPT))
        return load(SCRIPT / "gallery.py").pictures()


def test_each_file_is_as_it_is_drawn(pictures: dict[Path, Callable[[], str]]) -> None:
    """Otherwise run: python docs/pictures"""
    for path, draw in pictures.items():
        assert path.is_file(), path
        if path.name not in RUN_A_PROGRAM:
            assert path.read_text("utf-8") == draw(), path


@pytest.mark.long
def test_what_runs_a_program_is_drawn_alike(
    pictures: dict[Path, Callable[[], str]],
) -> None:
    """Otherwise run: python docs/pictures"""
    found = [path for path in pictures if path.name in RUN_A_PROGRAM]
    assert len(found) == len(RUN_A_PROGRAM)
    for path in found:
        assert path.read_text("utf-8") == pictures[path](), path


def test_each_picture_is_shown_and_no_other(
    pictures: dict[Path, Callable[[], str]],
) -> None:
    files = {*HERE.root.glob("notebooks/*/pictures/*"), *HERE.root.glob("docs/*.svg")}
    assert files == set(pictures)
    readme = (HERE.root / "README.md").read_text("utf-8")
    for path in pictures:
        lessons = "\n".join(Lesson(one).text for one in _stages_of(path))
        assert f"]({path.relative_to(path.parents[1]).as_posix()})" in lessons + readme


def _stages_of(picture: Path) -> list[Stage]:
    kata = picture.parents[1].name
    return HERE.stages(kata) if kata in HERE.katas else []
