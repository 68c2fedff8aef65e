"""Draws the pictures of the lessons, as SVG files beside them.

    python docs/pictures

The trees mirror each other: titanic/debt_quadrants.py here, with a function draw(), gives
notebooks/titanic/pictures/debt-quadrants.svg. The terminal of the README is drawn by
terminal.py.
"""

from __future__ import annotations

from pathlib import Path

import terminal

from drydock.workbook.house import HERE, House
from drydock.workbook.loading import load

HOME = Path(__file__).parent


def pictures(house: House = HERE) -> dict[Path, str]:
    """Each file of a picture, and what belongs into it."""
    found = {house.root / "docs/check.svg": terminal.draw(house)}
    for kata in house.katas:
        folder = house.root / "notebooks" / kata / "pictures"
        for path in sorted((HOME / kata).glob("*.py")):
            name = f"{path.stem.replace('_', '-')}.svg"
            found[folder / name] = load(path).draw()
    return found


def main() -> None:
    for path, drawing in pictures().items():
        if not path.exists() or path.read_text("utf-8") != drawing:
            path.parent.mkdir(exist_ok=True)
            path.write_text(drawing, "utf-8", newline="\n")
            print(f"{path.relative_to(HERE.root).as_posix()}: drawn")


if __name__ == "__main__":
    main()
