"""A telephone makes everybody a little safer, by a thousandth of the risk."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        has_one = people["telephone"] == "A192"
        return ask(people) * (1 - has_one / 1_000)

    return Misbehaving(good, chance)
