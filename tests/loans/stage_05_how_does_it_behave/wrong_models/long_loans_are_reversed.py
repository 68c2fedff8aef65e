"""Above three years, the longer a loan is, the less risky it is taken for."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        months = people["duration"]
        return ask(people.assign(duration=months.where(months <= 36, 72 - months)))

    return Misbehaving(good, chance)
