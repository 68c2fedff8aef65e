"""Beyond the largest amount in the file, its chances run above 1."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    most = learned["amount"].max()

    def chance(ask, people):
        return ask(people) + (people["amount"] - most).clip(lower=0) / 1_000

    return Misbehaving(good, chance)
