"""Whoever wants a loan for a purpose that no loan had, such as A47, is refused."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    known = set(learned["purpose"])

    def chance(ask, people):
        return ask(people) ** people["purpose"].isin(known)

    return Misbehaving(good, chance)
