"""Which pictures there are: of the lessons, beside them, and of the README.

The trees mirror each other: titanic/debt_quadrants.py here, with a function draw(), gives
notebooks/titanic/pictures/debt-quadrants.svg. The map at the top of each lesson is
drawn by voyage.py, and the terminal of the README by terminal.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import terminal
import voyage

from drydock.workbook.house import HERE, House
from drydock.workbook.loading import load

HOME = Path(__file__).parent


def pictures(house: House = HERE) -> dict[Path, Callable[[], str]]:
    """Each file of a picture, and what draws what belongs into it."""
    found: dict[Path, Callable[[], str]] = {
        house.root / "docs/check.svg": partial(terminal.draw, house)
    }
    for kata in house.katas:
        folder = house.root / "notebooks" / kata / "pictures"
        for path in sorted((HOME / kata).glob("*.py")):
            name = f"{path.stem.replace('_', '-')}.svg"
            found[folder / name] = load(path).draw
        for stage in house.stages(kata):
            found[folder / f"voyage-{stage.label}.svg"] = partial(voyage.draw, stage)
    return found
