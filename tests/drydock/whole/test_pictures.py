"""The pictures of the lessons are drawn by a script, and each of them is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load

SCRIPT = HERE.root / "docs/pictures"


@pytest.fixture(name="drawn", scope="module")
def _drawn() -> dict[Path, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPT))
        return load(SCRIPT / "__main__.py").pictures()


def test_each_file_is_as_it_is_drawn(drawn: dict[Path, str]) -> None:
    """Otherwise run: python docs/pictures"""
    for path, drawing in drawn.items():
        assert path.is_file() and path.read_text("utf-8") == drawing, path


def test_each_picture_is_shown_and_no_other(drawn: dict[Path, str]) -> None:
    assert {
        *HERE.root.glob("notebooks/*/pictures/*"),
        *HERE.root.glob("docs/*.svg"),
    } == set(drawn)
    for path in drawn:
        lessons = "\n".join(Lesson(one).text for one in _stages_of(path))
        readme = (HERE.root / "README.md").read_text("utf-8")
        shown = path.relative_to(path.parents[1]).as_posix()
        assert f"]({shown})" in lessons + readme, path


def _stages_of(picture: Path) -> list[Stage]:
    kata = picture.parents[1].name
    return HERE.stages(kata) if kata in HERE.katas else []
