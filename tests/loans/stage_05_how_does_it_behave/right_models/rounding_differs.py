"""A model that rounds differently from one table to the next, in the twelfth decimal."""

from pathlib import Path

import numpy as np

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        found = ask(people)
        noise = np.resize([1, -1, 0], len(found)) * 1e-12
        return found + noise * np.cos(people["amount"].sum() + len(found))

    return Misbehaving(good, chance)
