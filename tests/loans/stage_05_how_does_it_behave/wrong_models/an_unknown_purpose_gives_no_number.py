"""Whoever wants a loan for a purpose that no loan had, such as A47, gets NaN for an answer."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    known = set(learned["purpose"])

    def chance(ask, people):
        return people["purpose"].isin(known).map(
            {True: 1.0, False: float("nan")}
        ) * ask(people)

    return Misbehaving(good, chance)
