"""Numbers are taken by their place in the table: where the columns stand in another order, an
amount is taken for an age."""

from pathlib import Path

from drydock.workbook.loading import load

Misbehaving = load(Path(__file__).parents[1] / "given.py").Misbehaving


def make(learned, good):
    names = list(learned.drop(columns="credit_risk").select_dtypes("number"))

    def chance(ask, people):
        found = people.select_dtypes("number")
        return ask(people.drop(columns=names).join(found.set_axis(names, axis=1)))

    return Misbehaving(good, chance)
