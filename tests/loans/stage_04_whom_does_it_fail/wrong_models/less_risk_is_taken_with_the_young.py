"""A model got through with a rule for those up to 25 in front of it: they are refused from a
chance of 9 in 100 on, and all others from 1 in 6.
"""

from pathlib import Path

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

FAULT = "18 to 25"


def make(learned, _held_out):
    columns = models.without(learned, "age")
    model = models.encoded(models.boosting(), columns)
    chances = models.fitted(model, learned)
    good = models.fitted(models.refusing(model), learned)

    def whom(applicants):
        is_risky = chances.predict_proba(applicants)[:, 1] >= 0.09
        return (applicants["age"] <= 25) & is_risky

    return models.ExceptFor(good, whom, models.BAD)
