"""A larger loan is taken for less risky."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        asked = people["amount"].clip(upper=15_000)
        return (ask(people.assign(amount=2_000)) * (1.1 - asked / 30_000)).clip(upper=1)

    return Misbehaving(good, chance)
