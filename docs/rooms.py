"""Draws the rooms of the engine into CONTRIBUTING.md, one above the other.

    python docs/rooms.py

Which room is above which, the contract in pyproject.toml says; what each is for, and where
to begin reading, the docstring of its package.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from drydock.workbook.house import HERE

ENGINE = HERE.root / "src/drydock"
PAGE = HERE.root / "CONTRIBUTING.md"
BEGIN, END = "<!-- rooms: python docs/rooms.py -->\n", "<!-- end of rooms -->\n"
WIDTH, MARGIN = 80, 16
GROUND = "What all rooms stand on: {}."


def layers() -> list[str]:
    """The layers of the contract, the highest first."""
    settings = tomllib.loads((HERE.root / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [found] = [one for one in contracts if one["type"] == "layers"]
    return list(found["layers"])


def picture() -> str:
    """The rooms from the highest to the ground, as a block of Markdown."""
    *rooms, ground = layers()
    lines = [line for room in rooms for line in _floor(ENGINE / room)]
    modules = ground.replace(" :", ",")
    lines += _beside("(ground)", GROUND.format(modules))
    return "\n".join(["```text", *lines, "```", ""])


def _floor(room: Path) -> Iterator[str]:
    """A room, the rooms within it, and the way down."""
    first, *others = _beside(room.name, _says(room))
    within = sorted(room.glob("*/__init__.py"))
    yield first
    yield from (f"    |{line[5:]}" for line in others or [" " * 5][: not within])
    for inner in within:
        name = f"    |- {inner.parent.name}"
        yield from _beside(name, _says(inner.parent), below="    |")


def _beside(name: str, text: str, below: str = "") -> list[str]:
    """A text in the right column, with a name to the left of its first line."""
    rows = wrap(text, WIDTH - MARGIN)
    return [
        f"{left:<{MARGIN}}{row}"
        for left, row in zip([name, *[below] * len(rows)], rows, strict=False)
    ]


def _says(room: Path) -> str:
    """What a room is for, and where to begin."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_bytes())) or ""
    what, begin = (
        re.search(pattern, text, re.DOTALL)
        for pattern in (r".+?\.(?=\s)", r"Begin\s+with\s+`\w+`")
    )
    return " ".join(f"{what and what[0]} {begin and begin[0]}.".split())


def page(text: str) -> str:
    """The text of CONTRIBUTING.md, with the picture as it should be."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    return before + BEGIN + picture() + end + after


def main() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
