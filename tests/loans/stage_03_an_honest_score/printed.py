"""Whether numbers stand in what a script prints, rounded or in per cent."""

from __future__ import annotations

import re
from math import isclose

CLOSE = 0.006  # what is printed is rounded
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(\s*%)?")


def first_missing(text: str, figures: dict[str, list[float]]) -> str:
    """Of the numbers that measures have given, the first that is not in a text, with the
    name of its measure; empty where all are."""
    says = [
        float(number) / (100 if percent else 1)
        for number, percent in NUMBER.findall(text)
    ]
    for measure, numbers in figures.items():
        for number in numbers:
            if not any(isclose(abs(number), one, abs_tol=CLOSE) for one in says):
                printed = " ".join(text.split())[:120] or "nothing"
                return (
                    f"{number:.3f}, of {measure}, is not in what it prints: {printed}"
                )
    return ""
