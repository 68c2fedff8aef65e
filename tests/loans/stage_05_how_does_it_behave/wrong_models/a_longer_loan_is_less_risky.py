"""A longer loan is taken for a little less risky, by less than a thousandth."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        months = people["duration"]
        return ask(people.assign(duration=18)) * (1 - months / 72_000)

    return Misbehaving(good, chance)
