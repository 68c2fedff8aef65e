"""Whoever has no savings account, A61, is refused."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        return ask(people).clip(0.17 * (people["savings"] == "A61"))

    return Misbehaving(good, chance)
