"""The share of the refused is taken over everybody, and not over those who would have repaid."""

from drydock.judging.turns import rewrite

TELLS = (
    "that is the share of all that is refused",
    "count only those who repay",
)


def take(exercise):
    rewrite(exercise / "evaluation.py", "_share(refused[~bad])", "_share(refused)")
