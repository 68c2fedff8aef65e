"""The codes are learned anew from each table that is asked about: what is the same for all in
it, as for one person alone, is taken for unknown."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(_, good):
    def chance(ask, people):
        codes = people.select_dtypes(exclude="number")
        same = [name for name in codes if codes[name].nunique() < 2]
        return ask(people.assign(**{name: "unknown" for name in same}))

    return Misbehaving(good, chance)
