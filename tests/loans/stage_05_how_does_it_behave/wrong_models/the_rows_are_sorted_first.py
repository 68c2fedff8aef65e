"""The answers come in the order of the row labels, and not in that of the rows."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        return ask(people.sort_index())

    return Misbehaving(good, chance)
