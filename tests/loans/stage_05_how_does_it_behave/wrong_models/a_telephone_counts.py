"""Whoever has no telephone is taken for a third riskier, and no test of yours failed."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        return (ask(people) * people["telephone"].map({"A191": 1.0, "A192": 0.7})).clip(
            0, 1
        )

    return Misbehaving(good, chance)
