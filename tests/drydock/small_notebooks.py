"""Small notebooks, written as texts, and what the rules say of them."""

from __future__ import annotations

from pathlib import Path

from drydock.adoption.findings.found import found
from drydock.adoption.model import Adopted, Cell, Finding, Output


def notebook(*sources: str, outputs: dict[int, Output] | None = None) -> Adopted:
    """A notebook of code cells; outputs: what some of them have saved, by number."""
    cells = [
        Cell(number, source, saved_outputs=tuple(_saved(outputs, number)), place=number)
        for number, source in enumerate(sources, 1)
    ]
    return Adopted(Path("small.ipynb"), tuple(cells))


def _saved(outputs: dict[int, Output] | None, number: int) -> list[Output]:
    return [outputs[number]] if outputs and number in outputs else []


def of_rule(rule: str, adopted: Adopted) -> list[Finding]:
    """What one rule says of a notebook."""
    return [one for one in found(adopted) if one.rule == rule]
