"""Where the loan is to buy a car, a longer one is taken for less risky."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        months = people["duration"]
        is_for_a_car = people["purpose"].isin(["A41", "A42"])
        return ask(people.assign(duration=months.where(~is_for_a_car, 76 - months)))

    return Misbehaving(good, chance)
