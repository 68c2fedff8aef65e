"""The pictures of the lessons are drawn by a script, and each of them is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drydock.workbook.house import HERE, Stage
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load

SCRIPT = HERE.root / "docs/pictures"
RUN_A_PROGRAM = {"check.svg", "overfitting.svg"}
RULE = re.compile(r"([\w., -]+) \{[^}]*?fill: (#\w{6})")
# For text of this size, by the Web Content Accessibility Guidelines.
NAME = re.compile(r'class="small" x="(\d+)" y="(-?\d+)">([^<]+)<')
LEAST_CONTRAST = 4.5


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


def test_words_are_readable_in_light_and_in_dark() -> None:
    """Words on what may lie below them; JupyterLab's theme or the system's says which."""
    light, dark = load(SCRIPT / "drawing.py").STYLE.split("@media")
    fills = {name.strip(): fill for name, fill in RULE.findall(light)}
    for rules in (light, dark):
        fills |= {name.strip(): fill for name, fill in RULE.findall(rules)}
        for below in (".page", ".box", ".core", ".wrong", ".page-line"):
            assert _contrast(fills["text"], fills[below]) >= LEAST_CONTRAST, below
        assert _contrast(fills["text.on"], fills[".full"]) >= LEAST_CONTRAST


def _contrast(one: str, other: str) -> float:
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


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


@pytest.mark.parametrize(
    "stage",
    [one for kata in HERE.katas for one in HERE.stages(kata)],
    ids=str,
)
def test_no_name_on_a_map_lies_on_another_or_above_the_map(stage: Stage) -> None:
    """A letter of these is at least 5 wide and 12 high, as a browser draws them."""
    path = stage.lesson.parent / "pictures" / f"voyage-{stage.label}.svg"
    if not path.exists():
        return
    drawn = path.read_text("utf-8")
    top = int(re.findall(r'viewBox="0 (-?\d+)', drawn)[0])
    names = [
        (int(x), int(y), name) for x, y, name in NAME.findall(drawn) if int(y) < 84
    ]
    for n, (x, y, name) in enumerate(names):
        assert y - 12 >= top, name
        for other_x, other_y, other in names[:n]:
            is_beside = abs(x - other_x) >= 2.5 * (len(name) + len(other))
            assert abs(y - other_y) >= 12 or is_beside, (name, other)
