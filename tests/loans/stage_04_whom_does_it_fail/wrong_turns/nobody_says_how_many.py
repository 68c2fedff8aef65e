"""The interval says it all, so how many people there are is not printed."""

from drydock.judging.turns import rewrite

TELLS = ("nowhere is it said that they are",)


def take(exercise):
    rewrite(exercise / "evaluation.py", " of {number}: ", ": ")
