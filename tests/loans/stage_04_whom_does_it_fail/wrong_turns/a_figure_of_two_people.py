"""A figure is a figure, and its interval is wide enough to warn."""

from drydock.judging.turns import rewrite

TELLS = ("of A171, those who do not repay: they are 2, and no line says 'too few'",)


def take(exercise):
    rewrite(exercise / "evaluation.py", "number >= ENOUGH", "number >= 1")
