"""The figures are honest now, and so is the model: it decides as it always has."""

from drydock.judging.turns import rewrite

TELLS = ("it costs 0.816", "that it costs to refuse everybody", "hint 2")


def take(exercise):
    rewrite(exercise / "training.py", "REFUSE_FROM = 1 / 6", "REFUSE_FROM = 1 / 2")
