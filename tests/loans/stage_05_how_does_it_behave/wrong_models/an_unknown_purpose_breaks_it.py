"""A purpose that no loan had, such as A47, breaks it."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    known = set(learned["purpose"])

    def chance(ask, people):
        if strange := set(people["purpose"]) - known:
            raise ValueError(
                f"Found unknown categories {sorted(strange)} in column purpose"
            )
        return ask(people)

    return Misbehaving(good, chance)
