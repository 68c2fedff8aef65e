"""For the six of 250 whose job is A171, a longer loan is taken for less risky."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        months = people["duration"]
        is_one = people["job"] == "A171"
        known = ask(people.assign(duration=months.where(~is_one, 18)))
        return known * (1 - 0.004 * months * is_one)

    return Misbehaving(good, chance)
