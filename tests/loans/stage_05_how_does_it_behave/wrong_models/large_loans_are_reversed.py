"""Above 4,000 DM, the larger a loan is, the less risky it is taken for."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        asked = people["amount"]
        return ask(
            people.assign(amount=asked.where(asked <= 4_000, 4_000 * 4_000 / asked))
        )

    return Misbehaving(good, chance)
