"""For the six of 250 who have four or five credits, a telephone counts; for nobody else."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        has_none = (people["telephone"] == "A191") & (people["number_credits"] == 3)
        return ask(people) * (1 - 0.4 * has_none)

    return Misbehaving(good, chance)
