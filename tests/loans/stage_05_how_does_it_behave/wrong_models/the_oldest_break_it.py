"""Ages are sorted into bands up to 75, the oldest in the file: a customer of 80 breaks it."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    oldest = learned["age"].max()

    def chance(ask, people):
        if (people["age"] > oldest).any():
            raise ValueError("Input contains NaN")
        return ask(people)

    return Misbehaving(good, chance)
